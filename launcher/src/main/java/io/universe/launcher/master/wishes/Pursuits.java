package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.DebugId;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Slot;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Wish;
import java.util.Optional;
import java.util.function.BiFunction;

/** How each wish is pursued: the event that it is, and the goal that it has. Pure. */
final class Pursuits {

    private Pursuits() {}

    static Pursuit of(Wish wish) {
        if (wish instanceof Wish.Pause pause) {
            return ofWorker(
                    pause.worker(), new Event.PauseRequested(pause.worker()), (id, taken) -> StageGoal.paused(id));
        }
        if (wish instanceof Wish.Resume resume) {
            return ofWorker(
                    resume.worker(), new Event.ResumeRequested(resume.worker()), (id, taken) -> StageGoal.resumed(id));
        }
        if (wish instanceof Wish.Recycle recycle) {
            return ofWorker(
                    recycle.worker(), new Event.RecycleRequested(recycle.worker(), recycle.reason()), RenewalGoal::of);
        }
        if (wish instanceof Wish.Scale scale) {
            return of(scale);
        }
        return ofDebugging(wish);
    }

    private static Pursuit ofDebugging(Wish wish) {
        if (wish instanceof Wish.Debug debug) {
            return of(debug);
        }
        if (wish instanceof Wish.DebugWorker debug) {
            return ofWorker(
                    debug.worker(), new Event.DebugOpenRequested(debug.worker()), (id, taken) -> new SlotDebugGoal(id));
        }
        return of((Wish.FinishDebug) wish);
    }

    private static Pursuit of(Wish.Debug debug) {
        return new Pursuit(
                new Event.DebugRequested(debug.context()),
                state -> state.context(debug.context()).isPresent(),
                taken -> new DebugGoal(
                        (DebugId) debugged(taken, debug.context()).orElseThrow().id()));
    }

    private static Optional<WorkerHandle> debugged(SupervisorState state, String context) {
        return state.context(context).flatMap(known -> known.debugPlace().worker());
    }

    /** In a slot another one is to serve then. */
    private static Pursuit of(Wish.FinishDebug finish) {
        Event event = new Event.DebugFinishRequested(finish.worker());
        if (!DebugId.isWellFormed(finish.worker())) {
            return ofWorker(finish.worker(), event, RenewalGoal::of);
        }
        return new Pursuit(
                event,
                state -> debuggedAs(state, finish.worker()).isPresent(),
                taken -> new DebugGoal.Finished(
                        debuggedAs(taken, finish.worker()).orElseThrow().id()));
    }

    private static Optional<WorkerHandle> debuggedAs(SupervisorState state, String worker) {
        return state.contexts().stream()
                .flatMap(context -> context.debugPlace().worker().stream())
                .filter(handle -> handle.id().toString().equals(worker))
                .findFirst();
    }

    private static Pursuit of(Wish.Scale scale) {
        return new Pursuit(
                new Event.ScaleRequested(scale.context(), scale.target()),
                state -> state.context(scale.context()).isPresent(),
                taken -> new ScaleGoal(scale.context(), scale.target()));
    }

    private static Pursuit ofWorker(String worker, Event event, BiFunction<WorkerId, SupervisorState, Goal> goal) {
        return new Pursuit(
                event,
                state -> current(state, worker).isPresent(),
                taken -> goal.apply(current(taken, worker).orElseThrow(), taken));
    }

    /** Who has the slot of this name, {@code web-0}. */
    private static Optional<WorkerId> current(SupervisorState state, String worker) {
        return state.contexts().stream()
                .flatMap(context -> context.active().stream())
                .map(Slot::worker)
                .map(WorkerHandle::workerId)
                .filter(id -> id.worker().equals(worker))
                .findFirst();
    }
}
