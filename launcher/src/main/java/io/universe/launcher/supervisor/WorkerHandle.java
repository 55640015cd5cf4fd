package io.universe.launcher.supervisor;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The master's record of one incarnation.
 *
 * @param entry the stage it is in, since when and until when
 * @param identity what names its process to others
 * @param milestones when it did what
 */
public record WorkerHandle(WorkerId id, int generation, StageEntry entry, Identity identity, Milestones milestones) {

    /**
     * A stay in a stage.
     *
     * @param reason why the worker came here
     * @param deadlineNanos when it must be over; present exactly for a stage that has a deadline
     * @param isExtended whether the deadline was extended already, because the master was late
     */
    public record StageEntry(
            Stage stage, String reason, long sinceNanos, OptionalLong deadlineNanos, boolean isExtended) {
        public StageEntry {
            if (deadlineNanos.isPresent() != stage.hasDeadline()) {
                throw new IllegalArgumentException(stage
                        + (stage.hasDeadline() ? " needs a deadline" : " has no deadline") + ", got " + deadlineNanos);
            }
        }
    }

    /**
     * What names a worker's process to others.
     *
     * @param pid known once the process exists
     * @param uuid the node id, known once the worker was READY
     */
    public record Identity(OptionalLong pid, Optional<String> uuid) {
        static final Identity UNKNOWN = new Identity(OptionalLong.empty(), Optional.empty());
    }

    /**
     * Moments of a worker's life.
     *
     * @param spawnedAtNanos when the spawn was decided
     * @param readyAtNanos when it was READY for the first time
     * @param heartbeatAtNanos when its last heartbeat came
     * @param acceptingStoppedAtNanos when it reported that it has closed its copy of the listening socket
     */
    public record Milestones(
            long spawnedAtNanos,
            OptionalLong readyAtNanos,
            OptionalLong heartbeatAtNanos,
            OptionalLong acceptingStoppedAtNanos) {
        static Milestones spawned(long nowNanos) {
            return new Milestones(nowNanos, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /** A new incarnation. */
    static WorkerHandle starting(
            WorkerId id, int generation, String reason, long nowNanos, OptionalLong deadlineNanos) {
        StageEntry entry = new StageEntry(Stage.STARTING, reason, nowNanos, deadlineNanos, false);
        return new WorkerHandle(id, generation, entry, Identity.UNKNOWN, Milestones.spawned(nowNanos));
    }

    /** @throws IllegalStateException when the table of stages does not allow the move */
    WorkerHandle moveTo(Stage next, String reason, long nowNanos, OptionalLong deadlineNanos) {
        stage().requireMoveTo(next);
        return in(new StageEntry(next, reason, nowNanos, deadlineNanos, false));
    }

    /** In the same stage, with a new deadline. */
    WorkerHandle until(long deadlineNanos, boolean isExtended) {
        return in(new StageEntry(stage(), reason(), sinceNanos(), OptionalLong.of(deadlineNanos), isExtended));
    }

    WorkerHandle withPid(long pid) {
        return with(new Identity(OptionalLong.of(pid), uuid()), milestones);
    }

    /** READY under its node id; only the first time counts as the beginning of its service. */
    WorkerHandle readyAs(String uuid, long nowNanos) {
        OptionalLong readyAt = readyAtNanos().isPresent() ? readyAtNanos() : OptionalLong.of(nowNanos);
        return with(
                new Identity(pid(), Optional.of(uuid)),
                new Milestones(spawnedAtNanos(), readyAt, heartbeatAtNanos(), milestones.acceptingStoppedAtNanos()));
    }

    WorkerHandle heartbeatAt(long nowNanos) {
        return with(
                identity,
                new Milestones(
                        spawnedAtNanos(),
                        readyAtNanos(),
                        OptionalLong.of(nowNanos),
                        milestones.acceptingStoppedAtNanos()));
    }

    WorkerHandle acceptingStoppedAt(long nowNanos) {
        return with(
                identity,
                new Milestones(spawnedAtNanos(), readyAtNanos(), heartbeatAtNanos(), OptionalLong.of(nowNanos)));
    }

    private WorkerHandle in(StageEntry newEntry) {
        return new WorkerHandle(id, generation, newEntry, identity, milestones);
    }

    private WorkerHandle with(Identity newIdentity, Milestones newMilestones) {
        return new WorkerHandle(id, generation, entry, newIdentity, newMilestones);
    }

    public Stage stage() {
        return entry.stage();
    }

    /** Why it is in its stage. */
    public String reason() {
        return entry.reason();
    }

    /** When it came to its stage. */
    public long sinceNanos() {
        return entry.sinceNanos();
    }

    public OptionalLong deadlineNanos() {
        return entry.deadlineNanos();
    }

    public OptionalLong pid() {
        return identity.pid();
    }

    public Optional<String> uuid() {
        return identity.uuid();
    }

    public long spawnedAtNanos() {
        return milestones.spawnedAtNanos();
    }

    public OptionalLong readyAtNanos() {
        return milestones.readyAtNanos();
    }

    public OptionalLong heartbeatAtNanos() {
        return milestones.heartbeatAtNanos();
    }

    /** Whether it has closed its copy of the listening socket. */
    public boolean hasStoppedAccepting() {
        return milestones.acceptingStoppedAtNanos().isPresent();
    }

    public boolean isLive() {
        return stage().isLive();
    }

    public boolean isReady() {
        return stage() == Stage.READY;
    }

    boolean isDue(long nowNanos) {
        return deadlineNanos().isPresent() && nowNanos - deadlineNanos().getAsLong() >= 0;
    }
}
