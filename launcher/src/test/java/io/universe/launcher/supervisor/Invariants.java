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
    private int clusterReadyCount;

    Invariants(World world) {
        this.world = world;
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
        oneProcessPerSlot(decision.effects());
        serviceIsLeftAlone(before, decision);
        suspensionKillsNobody(before, decision, nowNanos);
        after.living().forEach(worker -> stageIsSound(worker, after, nowNanos));
        nobodyIsForgotten(after);
        nextDeadlineCoversAll(decision, nowNanos);
        readyMeansServing(decision);
        restarts.check(before, event, decision, nowNanos);
        stop.check(before, decision, nowNanos);
    }

    private void oneProcessPerSlot(List<Effect> effects) {
        effects.stream()
                .flatMap(effect -> effect instanceof Effect.Spawn spawn ? Stream.of(spawn.id()) : Stream.empty())
                .forEach(id -> require(
                        world.living().stream()
                                .noneMatch(process -> process.id().worker().equals(id.worker())),
                        "a slot has at most one living incarnation",
                        id));
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

    private static void serviceIsLeftAlone(SupervisorState before, Decision decision) {
        if (decision.state().isStopping()) {
            return;
        }
        decision.effects().stream()
                .flatMap(Invariants::ordered)
                .forEach(id -> require(
                        before.worker(id).filter(WorkerHandle::isReady).isEmpty(),
                        "the supervisor never takes a READY worker away but to stop",
                        id));
    }

    /** The incarnation that the effect ends. */
    static Stream<WorkerId> ordered(Effect effect) {
        if (effect instanceof Effect.RequestDrain drain) {
            return Stream.of(drain.id());
        }
        if (effect instanceof Effect.Terminate terminate) {
            return Stream.of(terminate.id());
        }
        return effect instanceof Effect.Kill kill ? Stream.of(kill.id()) : Stream.empty();
    }

    private void stageIsSound(WorkerHandle worker, SupervisorState state, long nowNanos) {
        require(
                worker.deadlineNanos().isPresent() || worker.isReady(),
                "every living stage but READY has a deadline",
                worker);
        require(
                worker.uuid()
                        .filter(uuid -> !uuid.equals("uuid-" + worker.id()))
                        .isEmpty(),
                "nobody is taken for another",
                worker);
        if (worker.stage() == Stage.READY || worker.stage() == Stage.KILLING) {
            return;
        }
        Duration limit = state.context(worker.id().context())
                .flatMap(context -> context.spec().timings().limit(worker.stage()))
                .orElseThrow();
        require(
                nowNanos - worker.sinceNanos() <= limit.plus(SLACK).toNanos() + world.suspendedNanos(),
                "no stage lasts longer than its limit",
                worker);
    }

    private static void nobodyIsForgotten(SupervisorState state) {
        for (ContextState context : state.contexts()) {
            boolean isPlanned = state.isStopping() || context.condition() == Condition.ERRORED;
            context.slots()
                    .forEach(slot -> require(
                            isPlanned
                                    || slot.worker().isLive()
                                    || slot.isFinished()
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
        decision.state().contexts().stream()
                .flatMap(context -> context.slots().stream())
                .flatMap(slot -> Stream.of(slot.worker().deadlineNanos(), slot.respawnAtNanos()))
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
                            context.condition() == Condition.FINISHED
                                    || context.workers().stream().anyMatch(WorkerHandle::isReady),
                            "ready means that every context serves",
                            context));
        }
    }
}
