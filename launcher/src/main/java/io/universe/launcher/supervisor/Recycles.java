package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import java.util.List;
import java.util.Map;

/**
 * The operator's wish for fresh workers: those that have ended are spawned at once and what they did before is forgotten; those that
 * serve go to the death queue.
 */
final class Recycles {
    private Recycles() {}

    static void onRecycleRequested(Turn turn, RecycleRequested request) {
        if (turn.state().isLeaving()) {
            turn.refuse(request, "the master is on its way out");
            return;
        }
        List<Slot> named = named(turn.state(), request.contextOrWorker());
        if (named.isEmpty()) {
            turn.refuse(request, absence(turn.state(), request.contextOrWorker()));
        } else {
            recycle(turn, request, named);
        }
    }

    private static String absence(SupervisorState state, String contextOrWorker) {
        return state.context(contextOrWorker.replaceFirst("-.*", ""))
                .filter(ContextState::isWaiting)
                .map(context -> context.name() + " has no workers yet, it "
                        + context.remark().orElseThrow())
                .orElse("there is no context or worker " + contextOrWorker);
    }

    private static void recycle(Turn turn, RecycleRequested request, List<Slot> named) {
        ContextState context = turn.context(named.get(0).worker().id().context());
        boolean isErrored = context.condition() == Condition.ERRORED;
        long spawned = spawnEnded(turn, isErrored ? context.active() : named);
        long queued = isErrored && spawned > 0
                ? 0
                : named.stream()
                        .filter(slot -> DeathQueue.add(turn, slot.worker(), request.reason(), Map.of()))
                        .count();
        if (spawned + queued == 0) {
            turn.refuse(request, "nothing to recycle: " + describe(turn, named));
        }
    }

    /** An errored context is tried again as a whole, whichever of its workers was named: the error is the context's. */
    private static long spawnEnded(Turn turn, List<Slot> slots) {
        List<Slot> ended = slots.stream()
                .filter(slot -> !slot.worker().isLive() && slot.successor().isEmpty())
                .toList();
        if (!ended.isEmpty()) {
            String context = ended.get(0).worker().id().context();
            turn.replace(turn.context(context).withEarlyEnds(List.of()));
            ended.forEach(slot -> Spawns.spawnNext(turn, slot, "recycle", 0));
            Conditions.tryAgain(turn, context);
        }
        return ended.size();
    }

    private static List<Slot> named(SupervisorState state, String contextOrWorker) {
        return state.contexts().stream()
                .flatMap(context -> context.active().stream()
                        .filter(slot -> contextOrWorker.equals(context.name())
                                || contextOrWorker.equals(slot.worker().id().series())))
                .toList();
    }

    private static String describe(Turn turn, List<Slot> slots) {
        return String.join(
                ", ",
                slots.stream()
                        .map(slot -> slot.worker().id() + " is " + describe(turn, slot))
                        .toList());
    }

    private static String describe(Turn turn, Slot slot) {
        return turn.renewal().isQueued(slot.worker().workerId())
                ? "in the death queue already"
                : slot.worker().stage().toString();
    }
}
