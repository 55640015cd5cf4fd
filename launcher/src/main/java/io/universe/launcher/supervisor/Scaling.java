package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.RequestDrain;
import io.universe.launcher.supervisor.Event.ForkRequested;
import io.universe.launcher.supervisor.Event.ScaleRequested;
import java.util.Comparator;
import java.util.Optional;

/**
 * The rules of another target: up, slots are added; down, those that were added last are retired. Who serves in a retired slot goes on
 * until the others are enough, the highest slot first, so the SPAWN last.
 */
final class Scaling {
    /** As many as a configuration may ask for. */
    private static final int MOST = 10_000;

    private static final String LEAVING = "the master is on its way out";

    private Scaling() {}

    static void onScaleRequested(Turn turn, ScaleRequested request) {
        Optional<String> refusal = refusal(turn.state(), request);
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
            return;
        }
        scale(turn, request.context(), request.target(), "scale");
    }

    /** A worker may have what an operator may, but within the limit that the operator has set. */
    static void onForkRequested(Turn turn, ForkRequested request) {
        Optional<String> refusal = refusal(turn.state(), request);
        if (refusal.isPresent()) {
            turn.refuse(request, refusal.get());
            return;
        }
        ContextState context = turn.context(request.by().context());
        scale(turn, context.name(), context.spec().target() + request.count(), "fork by " + request.by());
    }

    /** A context that waits to begin has no slots yet. */
    private static void scale(Turn turn, String name, int target, String reason) {
        ContextState before = turn.context(name);
        turn.replace(before.with(before.spec().withTarget(target)));
        if (!before.isWaiting()) {
            for (int slot = before.spec().target(); slot < target; slot++) {
                fill(turn, name, slot, reason);
            }
        }
        turn.context(name).retired().forEach(slot -> retire(turn, slot));
        Conditions.review(turn, name);
    }

    private static Optional<String> refusal(SupervisorState state, ForkRequested request) {
        if (state.isLeaving()) {
            return Optional.of(LEAVING);
        }
        if (state.worker(request.by()).filter(WorkerHandle::isLive).isEmpty()) {
            return Optional.of("there is no living worker " + request.by());
        }
        ContextSpec spec = state.context(request.by().context()).orElseThrow().spec();
        if (request.count() < 1) {
            return Optional.of("count must be 1 or more, got " + request.count());
        }
        return request.count() > spec.maxInstances() - spec.target()
                ? Optional.of(limit(spec))
                : refusal(state, new ScaleRequested(spec.name(), spec.target() + request.count()));
    }

    private static String limit(ContextSpec spec) {
        String workers = spec.target() == 1 ? "worker" : "workers";
        return "contexts.%s.maxInstances is %d, %s has %d %s; raise it, or scale by hand"
                .formatted(spec.name(), spec.maxInstances(), spec.name(), spec.target(), workers);
    }

    private static Optional<String> refusal(SupervisorState state, ScaleRequested request) {
        if (state.isLeaving()) {
            return Optional.of(LEAVING);
        }
        if (request.target() < 1 || request.target() > MOST) {
            return Optional.of("target must be 1 to " + MOST + ", got " + request.target()
                    + (request.target() < 1 ? "; to take a worker out of traffic, pause it" : ""));
        }
        return state.context(request.context())
                .map(context -> refusal(context, request.target()))
                .orElseGet(() -> Optional.of("there is no context " + request.context()));
    }

    private static Optional<String> refusal(ContextState context, int target) {
        if (target == context.spec().target()) {
            return Optional.of("target of " + context.name() + " is " + target + " already");
        }
        return context.condition() == Condition.ERRORED
                        && target > context.spec().target()
                ? Optional.of(context.name() + " is errored; recycle or reload it first")
                : Optional.empty();
    }

    /** Who still serves in a slot that was retired has it again. */
    private static void fill(Turn turn, String name, int number, String reason) {
        ContextState context = turn.context(name);
        if (number >= context.slots().size()) {
            Spawns.addSlot(turn, name, number, reason);
        } else if (!context.slot(number).worker().isInService()) {
            Spawns.spawnNext(turn, context.slot(number), reason, 0);
        }
    }

    private static void retire(Turn turn, Slot slot) {
        turn.changeSlot(slot.worker().workerId(), Slot::held);
        if (slot.worker().stage().isBeforeService()) {
            Deadlines.terminate(turn, slot.worker(), "scale");
        }
    }

    /** Drains whom nobody needs any more. */
    static void advance(Turn turn) {
        if (turn.state().isLeaving()) {
            return;
        }
        for (ContextState context : turn.state().contexts()) {
            drainDispensable(turn, context);
        }
    }

    private static void drainDispensable(Turn turn, ContextState context) {
        if (!context.retired().isEmpty()) {
            context.retired().stream()
                    .map(Slot::worker)
                    .filter(WorkerHandle::isInService)
                    .sorted(Comparator.comparing(worker -> -worker.workerId().slot()))
                    .filter(worker -> isDispensable(turn.context(context.name()), worker))
                    .forEach(worker -> drain(turn, worker));
        }
    }

    private static boolean isDispensable(ContextState context, WorkerHandle worker) {
        long needed = context.active().stream()
                .filter(slot -> !slot.isFinished() && slot.worker().stage() != Stage.PAUSED)
                .count();
        return !worker.isReady() || context.readyCount() > needed;
    }

    private static void drain(Turn turn, WorkerHandle worker) {
        turn.move(worker.ordered(), Stage.DRAINING, "scale");
        turn.emit(new RequestDrain(worker.workerId(), "scale", false));
    }
}
