package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Event.RecycleRequested;
import java.util.List;
import java.util.Optional;

/** The operator's "try again": ended workers are spawned at once and what they did before is forgotten. */
final class Retries {
    private Retries() {}

    static void onRecycleRequested(Turn turn, RecycleRequested request) {
        List<WorkerHandle> ended = turn.state().isStopping() ? List.of() : ended(turn, request.contextOrWorker());
        if (ended.isEmpty()) {
            turn.ignore(request, "no ended worker to spawn again");
            return;
        }
        forget(turn, ended.get(0).id().context());
        ended.forEach(worker -> Spawns.spawnNext(turn, worker.id(), "recycle", 0));
    }

    private static List<WorkerHandle> ended(Turn turn, String contextOrWorker) {
        return turn.state().contexts().stream()
                .flatMap(context -> named(context, contextOrWorker).stream())
                .filter(worker -> !worker.isLive())
                .toList();
    }

    /** An errored context is tried again as a whole, whichever of its workers was named: the error is the context's. */
    private static List<WorkerHandle> named(ContextState context, String contextOrWorker) {
        List<WorkerHandle> named = context.workers().stream()
                .filter(worker -> contextOrWorker.equals(context.name())
                        || contextOrWorker.equals(worker.id().worker()))
                .toList();
        return !named.isEmpty() && context.condition() == Condition.ERRORED ? context.workers() : named;
    }

    private static void forget(Turn turn, String context) {
        turn.replace(turn.context(context).withEarlyEnds(List.of()));
        turn.changeCondition(context, Condition.STEADY, Optional.empty());
    }
}
