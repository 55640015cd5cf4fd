package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugRequested;
import java.util.Optional;

/** What holds of debugged workers: they come when they are asked for, and nothing but a wish, their time and the master's end makes them go. */
final class DebugInvariants {
    private final World world;

    DebugInvariants(World world) {
        this.world = world;
    }

    void check(SupervisorState before, Event event, Decision decision) {
        decision.effects().forEach(effect -> {
            nobodyComesUnasked(event, effect);
            nobodyIsJudged(effect);
            nobodyIsEndedUnasked(before, event, decision, effect);
        });
        decision.state().contexts().forEach(DebugInvariants::nobodyCounts);
    }

    private static void nobodyComesUnasked(Event event, Effect effect) {
        if (effect instanceof Effect.Spawn spawn && spawn.id() instanceof DebugId id) {
            require(new DebugRequested(id.context()).equals(event), "nobody is debugged unasked", id);
        }
    }

    private static void nobodyIsJudged(Effect effect) {
        require(
                !(effect instanceof Effect.Examine examine && examine.id() instanceof DebugId),
                "nobody asks why a debugged worker stands still",
                effect);
    }

    private void nobodyIsEndedUnasked(SupervisorState before, Event event, Decision decision, Effect effect) {
        Invariants.ordered(effect)
                .filter(DebugId.class::isInstance)
                .flatMap(id -> before.worker(id).stream())
                .filter(worker -> worker.stage() == Stage.DEBUGGED)
                .forEach(worker -> require(
                        event.equals(new DebugFinishRequested(worker.id().toString()))
                                || worker.isDue(world.nowNanos())
                                || decision.state().isLeaving(),
                        "a debugged worker is left alone",
                        worker));
    }

    private static void nobodyCounts(ContextState context) {
        Optional<WorkerHandle> debugged = context.debugPlace().worker();
        debugged.ifPresent(worker -> require(
                context.workers().stream().noneMatch(worker::replaces)
                        && context.standbys().handles().stream().noneMatch(worker::replaces),
                "a debugged worker counts for nobody",
                worker));
    }
}
