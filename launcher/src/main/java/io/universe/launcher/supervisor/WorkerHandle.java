package io.universe.launcher.supervisor;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The master's record of one process life: an incarnation in a slot, a standby, or a worker that is debugged.
 *
 * @param entry the stage it is in, since when and until when
 * @param identity what names its process to others
 * @param milestones when it did what
 * @param vigil what the master's eye on it remembers
 */
public record WorkerHandle(
        LifeId id, int generation, StageEntry entry, Identity identity, Milestones milestones, Vigil vigil) {

    /**
     * A stay in a stage.
     *
     * @param reason why the worker came here
     * @param deadlineNanos when it must be over; present for a stage that has a deadline, and for a standby that is taking a slot
     * @param isExtended whether the deadline was extended already, because the master was late
     * @param isOrdered whether the master has asked for the worker's end
     */
    public record StageEntry(
            Stage stage,
            String reason,
            long sinceNanos,
            OptionalLong deadlineNanos,
            boolean isExtended,
            boolean isOrdered) {
        public StageEntry {
            if (deadlineNanos.isPresent() != stage.hasDeadline() && stage != Stage.STANDBY) {
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
     * @param formerly its name as a standby, when it took its slot as one; reports under it may still be on their way
     */
    public record Identity(OptionalLong pid, Optional<String> uuid, Optional<StandbyId> formerly) {
        static final Identity UNKNOWN = new Identity(OptionalLong.empty(), Optional.empty(), Optional.empty());
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

    /** A new process life. */
    static WorkerHandle starting(LifeId id, int generation, String reason, long nowNanos, ContextSpec spec) {
        OptionalLong deadlineNanos = spec.timings().deadline(Stage.STARTING, nowNanos);
        StageEntry entry = new StageEntry(Stage.STARTING, reason, nowNanos, deadlineNanos, false, false);
        return new WorkerHandle(
                id, generation, entry, Identity.UNKNOWN, Milestones.spawned(nowNanos), Vigil.of(spec.care()));
    }

    /** The same process under the name of an incarnation: a standby that takes a slot. */
    WorkerHandle taking(WorkerId slot, long nowNanos, long deadlineNanos) {
        StandbyId standby = (StandbyId) id;
        StageEntry taking =
                new StageEntry(Stage.STANDBY, "takes-slot", nowNanos, OptionalLong.of(deadlineNanos), false, false);
        return new WorkerHandle(
                slot, generation, taking, new Identity(pid(), uuid(), Optional.of(standby)), milestones, vigil);
    }

    /** @throws IllegalStateException when the table of stages does not allow the move */
    WorkerHandle moveTo(Stage next, String reason, long nowNanos, OptionalLong deadlineNanos) {
        stage().requireMoveTo(next);
        return in(new StageEntry(next, reason, nowNanos, deadlineNanos, false, isOrdered()));
    }

    /** Its end was asked for. */
    WorkerHandle ordered() {
        return in(new StageEntry(stage(), reason(), sinceNanos(), deadlineNanos(), entry.isExtended(), true));
    }

    /** In the same stage, with a new deadline. */
    WorkerHandle until(long deadlineNanos, boolean isExtended) {
        return in(new StageEntry(
                stage(), reason(), sinceNanos(), OptionalLong.of(deadlineNanos), isExtended, isOrdered()));
    }

    WorkerHandle withPid(long pid) {
        return with(new Identity(OptionalLong.of(pid), uuid(), identity.formerly()), milestones);
    }

    /** READY under its node id; only the first time counts as the beginning of its service. */
    WorkerHandle readyAs(String uuid, long nowNanos) {
        OptionalLong readyAt = readyAtNanos().isPresent() ? readyAtNanos() : OptionalLong.of(nowNanos);
        return with(
                new Identity(pid(), Optional.of(uuid), identity.formerly()),
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

    WorkerHandle with(Vigil changed) {
        return new WorkerHandle(id, generation, entry, identity, milestones, changed);
    }

    WorkerHandle with(Contact changed) {
        return with(vigil.with(changed));
    }

    private WorkerHandle in(StageEntry newEntry) {
        return new WorkerHandle(id, generation, newEntry, identity, milestones, vigil);
    }

    private WorkerHandle with(Identity newIdentity, Milestones newMilestones) {
        return new WorkerHandle(id, generation, entry, newIdentity, newMilestones, vigil);
    }

    /**
     * Its name as an incarnation of a slot.
     *
     * @throws IllegalStateException for one that has no slot
     */
    public WorkerId workerId() {
        if (id instanceof WorkerId worker) {
            return worker;
        }
        throw new IllegalStateException(id + " has no slot");
    }

    /** Whether a report under that name is about it. */
    boolean isNamed(LifeId name) {
        return id.equals(name)
                || (name instanceof StandbyId
                        && identity.formerly().filter(name::equals).isPresent());
    }

    /** Whether this is a later record of the same life. */
    boolean replaces(WorkerHandle other) {
        return id.equals(other.id);
    }

    public Contact contact() {
        return vigil.contact();
    }

    /** That it is, or was, debugged in its slot. */
    public Optional<Debugging> debugging() {
        return vigil.debugging();
    }

    /** Whether it may stand still in its slot, because somebody debugs it. */
    boolean isDebugged() {
        return vigil.debugging().isPresent() && vigil.debugging().get().isUnderWay();
    }

    /** Whether the master has asked for its end. */
    public boolean isOrdered() {
        return entry.isOrdered();
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

    /** Whether it serves or could at any moment: READY or PAUSED. */
    public boolean isInService() {
        return stage() == Stage.READY || stage() == Stage.PAUSED;
    }

    /** Whether its silence tells against it: it serves and is not debugged, or waits for a slot. */
    boolean isListenedTo() {
        return (isInService() && !isDebugged()) || (stage() == Stage.STANDBY && id instanceof StandbyId);
    }

    boolean isDue(long nowNanos) {
        return deadlineNanos().isPresent() && nowNanos - deadlineNanos().getAsLong() >= 0;
    }
}
