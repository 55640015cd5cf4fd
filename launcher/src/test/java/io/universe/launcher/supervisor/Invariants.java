package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Announce;
import io.universe.launcher.supervisor.Effect.ClusterReady;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What holds after every event, whatever happens. */
final class Invariants {
    private static final Duration SLACK = Duration.ofMillis(2_100);

    private final World world;
    private final RestartInvariants restarts = new RestartInvariants();
    private final StopInvariants stop;
    private final RenewalInvariants renewal;
    private final StandbyInvariants standbys;
    private final DebugInvariants debugged;
    private int clusterReadyCount;

    Invariants(World world, boolean wasReady) {
        this.world = world;
        this.clusterReadyCount = wasReady ? 1 : 0;
        this.renewal = new RenewalInvariants(world);
        this.standbys = new StandbyInvariants(world);
        this.debugged = new DebugInvariants(world);
        this.stop = new StopInvariants(world);
    }

    static void require(boolean holds, String promise) {
        if (!holds) {
            throw new AssertionError(promise);
        }
    }

    /** For a promise whose wording names values. */
    static void require(boolean holds, String promise, Object about) {
        if (!holds) {
            throw new AssertionError(promise + ": " + about);
        }
    }

    void check(SupervisorState before, Event event, Decision decision) {
        SupervisorState after = decision.state();
        long nowNanos = world.nowNanos();
        oneProcessPerSlot(decision);
        renewal.check(before, event, decision);
        PrecedenceInvariants.forkStaysWithinTheLimit(before, event, decision);
        standbys.check(before, decision);
        debugged.check(before, event, decision);
        suspensionKillsNobody(before, decision, nowNanos);
        after.living().forEach(worker -> stageIsSound(worker, nowNanos));
        nobodyIsForgotten(after);
        nextDeadlineCoversAll(decision, nowNanos);
        readyMeansServing(decision);
        restarts.check(before, event, decision, nowNanos);
        stop.check(before, decision, nowNanos);
    }

    /** What follows from the end of a master. */
    void checkAdopted(List<Survivor> survivors, Decision decision) {
        decision.state().living().forEach(worker -> stageIsSound(worker, world.nowNanos()));
        survivors.forEach(survivor ->
                require(decision.state().worker(survivor.id()).isPresent(), "who lives is adopted", survivor));
        nobodyIsForgotten(decision.state());
        nextDeadlineCoversAll(decision, world.nowNanos());
        renewal.check(decision);
        readyMeansServing(decision);
    }

    private static void oneProcessPerSlot(Decision decision) {
        decision.state()
                .contexts()
                .forEach(context -> context.slots()
                        .forEach(slot -> require(
                                slot.leaving().stream()
                                        .allMatch(worker -> worker.isOrdered() || worker.stage() == Stage.DRAINING),
                                "a slot has at most one incarnation that nobody asked to leave",
                                slot)));
    }

    /** A deadline that passed while the master was suspended is no evidence against a worker, once. */
    private static void suspensionKillsNobody(SupervisorState before, Decision decision, long nowNanos) {
        boolean isLate = before.promisedNanos().isPresent()
                && nowNanos - before.promisedNanos().getAsLong() > Deadlines.LATE_TOLERANCE.toNanos();
        if (isLate && before.isStopping() == decision.state().isStopping()) {
            decision.effects().stream()
                    .flatMap(
                            effect -> effect instanceof Effect.DumpThreads dump ? Stream.of(dump.id()) : Stream.empty())
                    .forEach(id -> require(
                            before.worker(id).orElseThrow().entry().isExtended(), "a suspension kills nobody", id));
        }
    }

    /** The incarnation that the effect ends. */
    static Stream<LifeId> ordered(Effect effect) {
        if (effect instanceof Effect.RequestDrain drain) {
            return Stream.of(drain.id());
        }
        if (effect instanceof Effect.Terminate terminate) {
            return Stream.of(terminate.id());
        }
        return effect instanceof Effect.Kill kill ? Stream.of(kill.id()) : Stream.empty();
    }

    private void stageIsSound(WorkerHandle worker, long nowNanos) {
        require(
                worker.deadlineNanos().isPresent() || !worker.stage().hasDeadline(),
                "every stage that must end has a deadline",
                worker);
        require(
                worker.uuid()
                        .filter(uuid -> worker.pid().isPresent()
                                && !uuid.equals("uuid-" + worker.pid().getAsLong()))
                        .isEmpty(),
                "nobody is taken for another",
                worker);
        if (!worker.stage().hasDeadline() || worker.stage() == Stage.KILLING) {
            return;
        }
        Duration limit = world.longestLimit(worker);
        require(
                nowNanos - worker.sinceNanos() <= limit.plus(SLACK).toNanos() + world.suspendedNanos(),
                "no stage lasts longer than its limit",
                worker);
    }

    private static void nobodyIsForgotten(SupervisorState state) {
        for (ContextState context : state.contexts()) {
            boolean isPlanned = state.isClosing()
                    || context.condition() == Condition.ERRORED
                    || context.condition() == Condition.ROLLING;
            context.active()
                    .forEach(slot -> require(
                            isPlanned
                                    || slot.worker().isLive()
                                    || slot.isFinished()
                                    || slot.successor().isPresent()
                                    || slot.respawnAtNanos().isPresent(),
                            "an ended worker has a successor to come",
                            slot));
        }
    }

    private static void nextDeadlineCoversAll(Decision decision, long nowNanos) {
        if (decision.state().isOver()) {
            require(decision.nextDeadlineNanos().isEmpty(), "nothing is promised after the exit");
            return;
        }
        long distance = decision.nextDeadlineNanos().stream()
                .map(next -> next - nowNanos)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        require(distance > 0, "the next deadline is not in the past", distance);
        decision.state()
                .living()
                .forEach(worker -> worker.deadlineNanos()
                        .ifPresent(
                                at -> require(distance <= at - nowNanos, "the next deadline is the first of all", at)));
        decision.state().contexts().stream()
                .flatMap(context -> context.slots().stream())
                .filter(slot -> slot.successor().isEmpty())
                .map(Slot::respawnAtNanos)
                .forEach(due -> due.ifPresent(
                        at -> require(distance <= at - nowNanos, "the next deadline is the first of all", at)));
    }

    private void readyMeansServing(Decision decision) {
        clusterReadyCount += (int) decision.effects().stream()
                .filter(new Announce(new ClusterReady())::equals)
                .count();
        require(clusterReadyCount <= 1, "cluster.ready is told once");
        if (decision.state().isReady()) {
            require(clusterReadyCount == 1, "ready is told");
            decision.state()
                    .contexts()
                    .forEach(context -> require(
                            context.isDone() || context.workers().stream().anyMatch(WorkerHandle::isReady),
                            "ready means that every context serves",
                            context));
        }
    }
}
