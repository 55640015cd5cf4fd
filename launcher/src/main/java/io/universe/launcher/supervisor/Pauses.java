package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RequestPause;
import io.universe.launcher.supervisor.Effect.RequestResume;
import io.universe.launcher.supervisor.Event.PauseRequested;
import io.universe.launcher.supervisor.Event.ResumeRequested;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rules of a pause. Even the last worker of a context may be paused: what comes then waits in the socket's queue. A recycle or a
 * phased restart of a paused worker ends the pause.
 */
final class Pauses {
    private Pauses() {}

    static void onPauseRequested(Turn turn, PauseRequested request) {
        ask(turn, request, request.worker(), Stage.READY, id -> turn.emit(new RequestPause(id)));
    }

    static void onResumeRequested(Turn turn, ResumeRequested request) {
        ask(turn, request, request.worker(), Stage.PAUSED, id -> turn.emit(new RequestResume(id)));
    }

    private static void ask(Turn turn, Event request, String name, Stage wanted, Consumer<WorkerId> order) {
        Optional<WorkerHandle> worker = turn.state().contexts().stream()
                .flatMap(context -> context.active().stream())
                .map(Slot::worker)
                .filter(handle -> handle.id().series().equals(name))
                .findFirst();
        if (turn.state().isLeaving()) {
            turn.refuse(request, "the master is on its way out");
        } else if (worker.isEmpty()) {
            turn.refuse(request, "there is no worker " + name);
        } else {
            ask(turn, request, worker.get(), wanted, order);
        }
    }

    private static void ask(Turn turn, Event request, WorkerHandle worker, Stage wanted, Consumer<WorkerId> order) {
        if (!turn.context(worker.id().context()).spec().hasPort()) {
            turn.refuse(request, worker.id() + " has no port, so it has nothing to pause");
        } else if (worker.stage() != wanted) {
            turn.refuse(request, worker.id() + " is " + worker.stage() + ", not " + wanted);
        } else {
            order.accept(worker.workerId());
        }
    }

    /** Says who takes the traffic meanwhile. */
    static boolean onPaused(Turn turn, WorkerHandle worker) {
        if (worker.stage() != Stage.READY) {
            return false;
        }
        int others = turn.context(worker.id().context()).readyCount() - 1;
        Map<String, String> evidence = new HashMap<>(Evidence.of(worker, turn.nowNanos()));
        evidence.put("accepting", others > 0 ? Integer.toString(others) : "nobody; connections wait in the queue");
        turn.move(worker, Stage.PAUSED, "pause", evidence);
        return true;
    }

    static boolean onResumed(Turn turn, WorkerHandle worker) {
        if (worker.stage() != Stage.PAUSED) {
            return false;
        }
        turn.move(worker, Stage.READY, "resume");
        return true;
    }
}
