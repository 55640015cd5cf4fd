package io.universe.launcher.supervisor;

import static io.universe.launcher.supervisor.Invariants.require;

import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugRequested;
import java.util.Optional;

/** What holds of debugged workers: those beside the slots come when they are asked for, and nothing but a wish, their time and the master's end makes them go; those in a slot are left to persons, to their time and to their own end. */
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
            nobodyInASlotIsJudged(before, event, effect);
        });
        whoGoesWasWished(before, event, decision);
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

    /** By nobody but a person, also where it serves or pauses in its slot. */
    private static void nobodyInASlotIsJudged(SupervisorState before, Event event, Effect effect) {
        if (effect instanceof Effect.Examine examine) {
            require(
                    !isDebugged(before, examine.id()),
                    "nobody asks why who is debugged in a slot stands still",
                    effect);
        } else if (effect instanceof Effect.RecordFinding finding) {
            require(!isDebugged(before, finding.id()), "no policy looks at who is debugged in a slot", effect);
        }
        if (event instanceof Event.RecycleWanted wanted && isDebugged(before, wanted.id())) {
            require(!(effect instanceof Effect.RecordRecycle), "who is debugged in a slot is not recycled", effect);
        }
    }

    /** It is still debugged, or somebody wished it away, or its time was over, or it has left its slot. */
    private void whoGoesWasWished(SupervisorState before, Event event, Decision decision) {
        before.living().stream()
                .filter(WorkerHandle::isDebugged)
                .filter(WorkerHandle::isInService)
                .forEach(worker -> {
                    Optional<WorkerHandle> after = decision.state().worker(worker.id());
                    boolean isUntouched = after.filter(handle -> handle.isDebugged() && handle.isInService())
                            .isPresent();
                    require(
                            isUntouched
                                    || isWishOrEnd(worker, event)
                                    || isReplacedByAWish(before)
                                    || decision.state().isLeaving(),
                            "who is debugged in a slot is left alone",
                            worker + " by " + event + " -> " + after);
                });
    }

    private boolean isWishOrEnd(WorkerHandle worker, Event event) {
        boolean isItsOwn = event instanceof Event.OfWorker report && worker.isNamed(report.id());
        boolean isOver = worker.debugging()
                .filter(debugging -> debugging.isDue(world.nowNanos()))
                .isPresent();
        return isOver
                || (isItsOwn && !(event instanceof Event.RecycleWanted) && !(event instanceof Event.HeartbeatSeen))
                || event instanceof Event.RecycleRequested
                || event instanceof Event.ScaleRequested
                || event instanceof DebugFinishRequested;
    }

    /** A phased restart takes one after the other. */
    private static boolean isReplacedByAWish(SupervisorState before) {
        return before.rollout().isPresent() || before.replacement().isPresent();
    }

    private static boolean isDebugged(SupervisorState state, LifeId id) {
        return state.worker(id).filter(WorkerHandle::isDebugged).isPresent();
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
