package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.DebugFinished;
import io.universe.launcher.supervisor.Effect.DebugStarted;
import io.universe.launcher.supervisor.Event.DebugFailed;
import io.universe.launcher.supervisor.Event.DebugFinishRequested;
import io.universe.launcher.supervisor.Event.DebugReady;
import io.universe.launcher.supervisor.Event.DebugRequested;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of debugged workers. One comes beside the others when somebody asks for it and goes when somebody has finished with it or its time is over: it has no slot, so it counts for nothing, nobody
 * judges its silence, and nobody follows it.
 */
final class DebugRules {
    private DebugRules() {}

    static void onDebugRequested(Turn turn, DebugRequested request) {
        Optional<String> refusal = refusal(turn.state(), request.context());
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
        } else {
            bringUp(turn, turn.context(request.context()));
        }
    }

    private static Optional<String> refusal(SupervisorState state, String name) {
        if (state.isLeaving()) {
            return Optional.of("the master is on its way out");
        }
        Optional<ContextState> context = state.context(name);
        return context.isEmpty() ? Optional.of("there is no context " + name) : refusal(context.get());
    }

    private static Optional<String> refusal(ContextState context) {
        Optional<String> dataRefusal = dataRefusal(context);
        if (dataRefusal.isPresent()) {
            return dataRefusal;
        }
        if (context.isWaiting()) {
            return Optional.of(context.name() + " has not begun yet, it "
                    + context.remark().orElseThrow());
        }
        return occupant(context);
    }

    static Optional<String> dataRefusal(ContextState context) {
        return context.spec().stopTier() >= ContextSpec.DATA_TIER
                ? Optional.of("workers of " + context.name() + " hold the data of the universe, and none is debugged")
                : Optional.empty();
    }

    /** Why nobody else can be debugged there, beside the slots or in one; empty where somebody can. */
    static Optional<String> occupant(ContextState context) {
        return context.debugPlace().worker().or(context::debuggedInSlot).map(DebugRules::occupied);
    }

    private static String occupied(WorkerHandle worker) {
        boolean isOver = worker.isOrdered()
                || worker.debugging()
                        .filter(debugging -> !debugging.isUnderWay())
                        .isPresent();
        return isOver
                ? worker.id() + " has not ended yet; ask again"
                : worker.id() + " is debugged already, and a context has one such worker at a time; finish it first";
    }

    private static void bringUp(Turn turn, ContextState context) {
        DebugId id = context.debugPlace().nextId(context.name());
        WorkerHandle worker = Spawns.starting(turn, id, context.generation(), "debug");
        turn.replace(context.with(context.debugPlace().taken(worker)));
        Spawns.order(turn, worker);
    }

    static boolean onDebugReady(Turn turn, WorkerHandle worker, DebugReady ready) {
        if (worker.stage() != Stage.WARMING) {
            return false;
        }
        turn.move(worker.readyAs(ready.uuid(), turn.nowNanos()), Stage.DEBUGGED, "warmed-up");
        ContextState context = turn.context(worker.id().context());
        turn.replace(context.with(context.debugPlace().with(ready.ports())));
        turn.emit(new DebugStarted(worker.id(), ready.ports()));
        return true;
    }

    /** It came up, and nobody can attach to it. */
    static boolean onDebugFailed(Turn turn, WorkerHandle worker, DebugFailed failed) {
        if (worker.stage() != Stage.WARMING) {
            return false;
        }
        Deadlines.terminate(turn, worker, failed.reason());
        return true;
    }

    static void onDebugFinishRequested(Turn turn, DebugFinishRequested request) {
        if (!SlotDebugRules.onDebugFinishRequested(turn, request)) {
            finish(turn, request);
        }
    }

    private static void finish(Turn turn, DebugFinishRequested request) {
        List<WorkerHandle> debugged = debugged(turn.state());
        Optional<WorkerHandle> named = debugged.stream()
                .filter(worker -> worker.id().toString().equals(request.worker()))
                .findFirst();
        if (named.isEmpty()) {
            turn.refuse(request, absence(request.worker(), debugged));
        } else if (!named.get().isOrdered()) {
            Deadlines.terminate(turn, named.get(), "debug-finished");
        }
    }

    private static List<WorkerHandle> debugged(SupervisorState state) {
        return state.contexts().stream()
                .flatMap(context -> context.debugPlace().worker().or(context::debuggedInSlot).stream())
                .toList();
    }

    private static String absence(String name, List<WorkerHandle> debugged) {
        String there = debugged.stream()
                .map(worker -> worker.id() instanceof WorkerId id
                        ? id.worker()
                        : worker.id().toString())
                .collect(Collectors.joining(", "));
        return "nobody is debugged as " + name + "; " + (there.isEmpty() ? "nobody is at all" : "there is " + there);
    }

    static void onEnded(Turn turn, End end) {
        Ends.exit(turn, end, "none, it was debugged");
        turn.emit(new DebugFinished(end.worker().id(), end.reason()));
    }
}
