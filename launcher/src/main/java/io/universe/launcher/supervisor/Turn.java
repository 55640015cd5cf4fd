package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Effect.Ignore;
import io.universe.launcher.supervisor.Effect.RecordCondition;
import io.universe.launcher.supervisor.Effect.RecordTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A decision while it is being made: the state so far and the effects so far. Lives on one stack, within one call. */
final class Turn {
    private final long nowNanos;
    private final List<Effect> effects = new ArrayList<>();
    private SupervisorState state;
    private boolean isLate;

    Turn(SupervisorState state, long nowNanos) {
        this.state = state;
        this.nowNanos = nowNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    /** Whether the master itself was held up before this turn. */
    boolean isLate() {
        return isLate;
    }

    void becomeLate() {
        isLate = true;
    }

    Renewal renewal() {
        return state.renewal();
    }

    SupervisorState state() {
        return state;
    }

    ContextState context(String name) {
        return state.context(name).orElseThrow();
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    void ignore(Event event, String why) {
        emit(new Ignore(event, why));
    }

    void refuse(Event request, String reason) {
        emit(new Effect.Refuse(request, reason));
    }

    void replace(Renewal changed) {
        state = state.with(changed);
    }

    void replace(SupervisorState changed) {
        state = changed;
    }

    void replace(ContextState changed) {
        state = state.with(changed);
    }

    void replace(WorkerHandle changed) {
        replace(context(changed.id().context()).with(changed));
    }

    void changeSlot(WorkerId id, UnaryOperator<Slot> change) {
        replace(context(id.context()).withSlot(id.slot(), change));
    }

    /** Moves the worker along the table of stages, with the deadline its new stage has, and records it. */
    WorkerHandle move(WorkerHandle worker, Stage next, String reason, Map<String, String> evidence) {
        WorkerHandle moved = worker.moveTo(next, reason, nowNanos, deadline(worker, next));
        replace(moved);
        emit(new RecordTransition(transition(worker, moved, evidence)));
        return moved;
    }

    /** Moves the worker to its end, and records it as what it means. */
    void move(End end, Map<String, String> evidence) {
        WorkerHandle worker = end.worker();
        WorkerHandle moved = worker.moveTo(Stage.EXITED, end.reason(), nowNanos, OptionalLong.empty());
        replace(moved);
        Transition transition = transition(worker, moved, evidence);
        emit(new RecordTransition(end.isFailure() ? transition.asFailure() : transition));
    }

    private static Transition transition(WorkerHandle before, WorkerHandle after, Map<String, String> evidence) {
        return Transition.of(after, Optional.of(before.stage()), evidence);
    }

    WorkerHandle move(WorkerHandle worker, Stage next, String reason) {
        return move(worker, next, reason, Evidence.of(worker, nowNanos));
    }

    void changeCondition(String name, Condition next, Optional<String> reason) {
        ContextState before = context(name);
        replace(before.withCondition(next, reason));
        if (before.condition() != next) {
            emit(new RecordCondition(name, before.condition(), next, reason.orElse("")));
        }
    }

    Slot slot(WorkerId id) {
        return context(id.context()).slot(id.slot());
    }

    Timings timings(WorkerHandle worker) {
        return state.specOf(worker).timings();
    }

    Decision decision() {
        OptionalLong next = Deadlines.next(state, nowNanos);
        return new Decision(state.promising(next), effects, next);
    }

    private OptionalLong deadline(WorkerHandle worker, Stage stage) {
        return timings(worker).deadline(stage, nowNanos);
    }
}
