package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.DebugFinished;
import io.universe.launcher.supervisor.Effect.DebugRefused;
import io.universe.launcher.supervisor.Effect.DebugStarted;
import io.universe.launcher.supervisor.Effect.OpenToDebuggers;
import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugOpenFailed;
import io.universe.launcher.supervisor.Event.DebugOpenRequested;
import io.universe.launcher.supervisor.Event.DebugOpened;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of workers that are debugged in their slots. Such a worker serves and counts as before; its silence is not judged, and no policy looks at it. What a person wishes of it is done to it all the same, and ends that. When
 * it is over it is recycled, since its JVM cannot be closed to debuggers again.
 */
final class SlotDebugRules {
    private SlotDebugRules() {}

    static void onDebugOpenRequested(Turn turn, DebugOpenRequested request) {
        Optional<WorkerHandle> worker = inSlot(turn.state(), request.worker());
        Optional<String> refusal = refusal(turn, request.worker(), worker);
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
        } else {
            change(turn, worker.orElseThrow(), Optional.of(Debugging.OPENING));
            turn.emit(new OpenToDebuggers(worker.orElseThrow().workerId()));
        }
    }

    private static Optional<String> refusal(Turn turn, String name, Optional<WorkerHandle> worker) {
        if (turn.state().isLeaving()) {
            return Optional.of("the master is on its way out");
        }
        return worker.isEmpty() ? Optional.of("there is no worker " + name) : refusal(turn, worker.get());
    }

    private static Optional<String> refusal(Turn turn, WorkerHandle worker) {
        ContextState context = turn.context(worker.id().context());
        Optional<String> impossible = DebugRules.dataRefusal(context).or(() -> DebugRules.occupant(context));
        if (impossible.isPresent()) {
            return impossible;
        }
        if (worker.stage() != Stage.READY) {
            return Optional.of(worker.id() + " is " + worker.stage()
                    + ", and only a worker that is READY is debugged in its slot; " + insteadOf(worker));
        }
        return isToGo(turn, worker)
                ? Optional.of(worker.id() + " is about to be replaced; ask again when its successor serves")
                : Optional.empty();
    }

    /** Where a worker cannot be debugged in its slot, another one beside it can. */
    private static String insteadOf(WorkerHandle worker) {
        return "debug " + worker.id().context() + " --fresh brings up one beside it";
    }

    private static boolean isToGo(Turn turn, WorkerHandle worker) {
        ContextState context = turn.context(worker.id().context());
        return context.condition() == Condition.ROLLING
                || turn.renewal().isQueued(worker.workerId())
                || turn.slot(worker.workerId()).successor().isPresent();
    }

    /** One that is to go by now is not debugged any more, and goes with an open JVM. */
    static boolean onDebugOpened(Turn turn, WorkerHandle worker, DebugOpened opened) {
        if (!isAt(worker, Debugging.Step.OPENING)) {
            return false;
        }
        if (worker.isInService()) {
            long untilNanos =
                    turn.nowNanos() + turn.timings(worker).debugTimeout().toNanos();
            change(turn, worker, Optional.of(Debugging.open(opened.ports(), untilNanos)));
        } else {
            change(turn, worker, Optional.of(Debugging.OVER));
        }
        turn.emit(new DebugStarted(worker.id(), opened.ports()));
        return true;
    }

    static boolean onDebugOpenFailed(Turn turn, WorkerHandle worker, DebugOpenFailed failed) {
        if (!isAt(worker, Debugging.Step.OPENING)) {
            return false;
        }
        change(turn, worker, Optional.empty());
        turn.emit(new DebugRefused(worker.workerId(), failed.reason() + "; " + insteadOf(worker)));
        return true;
    }

    /** Whether it is about the worker in a slot. */
    static boolean onDebugFinishRequested(Turn turn, DebugFinishRequested request) {
        Optional<WorkerHandle> worker = inSlot(turn.state(), request.worker())
                .filter(handle -> handle.isLive() && handle.debugging().isPresent());
        worker.ifPresent(handle -> onDebugFinishRequested(turn, request, handle));
        return worker.isPresent();
    }

    private static void onDebugFinishRequested(Turn turn, DebugFinishRequested request, WorkerHandle worker) {
        if (turn.state().isLeaving()) {
            turn.refuse(
                    request,
                    "the master is on its way out, and " + worker.id()
                            + " goes with it or is recycled by the next one");
        } else if (isAt(worker, Debugging.Step.OPENING)) {
            turn.refuse(request, "the JVM of " + worker.id() + " has not answered yet; ask again");
        } else {
            end(turn, worker, "debug-finished");
        }
    }

    /** Those whose time is over. */
    static void expire(Turn turn) {
        if (turn.state().isLeaving()) {
            return;
        }
        for (ContextState context : turn.state().contexts()) {
            context.slots().stream()
                    .map(Slot::worker)
                    .filter(worker -> worker.isInService() && isDue(worker, turn.nowNanos()))
                    .forEach(worker -> end(turn, worker, "debug-timeout"));
        }
    }

    private static boolean isDue(WorkerHandle worker, long nowNanos) {
        return worker.debugging().filter(debugging -> debugging.isDue(nowNanos)).isPresent();
    }

    private static void end(Turn turn, WorkerHandle worker, String reason) {
        beOver(turn, worker);
        DeathQueue.add(turn, worker, reason, Map.of());
    }

    /** It is to go, for this or another reason, and judged like any other from now on. */
    static void beOver(Turn turn, WorkerHandle worker) {
        turn.state()
                .worker(worker.id())
                .filter(WorkerHandle::isDebugged)
                .ifPresent(debugged -> change(turn, debugged, Optional.of(Debugging.OVER)));
    }

    /** Whoever was debugged under the master before cannot be closed to debuggers either. */
    static void onAdopted(Turn turn, WorkerHandle worker) {
        if (worker.debugging().isPresent()) {
            DeathQueue.add(turn, worker, "debug-adopted", Map.of());
        }
    }

    static void onEnded(Turn turn, End end) {
        boolean wasOpen = end.worker()
                .debugging()
                .filter(debugging -> debugging.step() != Debugging.Step.OPENING)
                .isPresent();
        if (wasOpen) {
            turn.emit(new DebugFinished(end.worker().id(), end.reason()));
        }
    }

    /** Whether it is listened to depends on that. */
    private static void change(Turn turn, WorkerHandle worker, Optional<Debugging> changed) {
        WorkerHandle next = worker.with(worker.vigil().with(changed));
        turn.replace(next);
        Nanny.listen(turn, next);
    }

    private static boolean isAt(WorkerHandle worker, Debugging.Step step) {
        return worker.debugging().filter(debugging -> debugging.step() == step).isPresent();
    }

    private static Optional<WorkerHandle> inSlot(SupervisorState state, String name) {
        return state.contexts().stream()
                .flatMap(context -> context.active().stream())
                .map(Slot::worker)
                .filter(worker -> worker.id().series().equals(name))
                .findFirst();
    }
}
