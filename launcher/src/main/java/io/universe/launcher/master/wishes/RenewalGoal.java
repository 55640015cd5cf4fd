package io.universe.launcher.master.wishes;

import io.universe.launcher.supervisor.Condition;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect.RecordRecycle;
import io.universe.launcher.supervisor.Slot;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.universe.launcher.supervisor.WorkerId;
import io.universe.operations.Outcome;
import io.universe.operations.Outcome.Done;
import io.universe.operations.Outcome.Failed;
import java.util.List;
import java.util.Optional;

/**
 * That a fresh process serve in a slot: the goal of a recycle. Pure.
 *
 * @param old who is to be gone by then; empty where nobody was there, so that {@code fresh} was spawned at once
 * @param fresh who was spawned at once
 */
record RenewalGoal(Optional<WorkerId> old, Optional<WorkerId> fresh) implements Goal {

    /** Of the worker in its slot, as it was when the wish was accepted: who serves is in the death queue, who had ended has been followed. */
    static Goal of(WorkerId current, SupervisorState accepted) {
        boolean isQueued =
                accepted.deathQueue().stream().anyMatch(entry -> entry.worker().equals(current));
        return isQueued
                ? new RenewalGoal(Optional.of(current), Optional.empty())
                : new RenewalGoal(Optional.empty(), Optional.of(current));
    }

    @Override
    public Optional<Outcome> after(Decision decision) {
        return fresh.map(id -> spawned(decision.state(), id)).orElseGet(() -> replaced(decision, old.orElseThrow()));
    }

    private static Optional<Outcome> spawned(SupervisorState state, WorkerId id) {
        Optional<WorkerHandle> worker = state.worker(id);
        if (worker.filter(handle -> handle.stage().isBeforeService()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(worker.filter(WorkerHandle::isInService)
                .<Outcome>map(handle -> new Done(id + " is " + handle.stage()))
                .orElseGet(() -> new Failed(
                        id + " failed" + worker.map(w -> ": " + w.reason()).orElse(""))));
    }

    private static Optional<Outcome> replaced(Decision decision, WorkerId id) {
        Optional<Outcome> putOff = decision.effects(RecordRecycle.class)
                .filter(step -> step.id().equals(id) && step.step() == RecordRecycle.Step.PUT_OFF)
                .map(RenewalGoal::putOff)
                .findFirst();
        return putOff.or(() -> settled(decision.state(), id));
    }

    private static Outcome putOff(RecordRecycle step) {
        return new Failed("the successor failed, %s; %s goes on, the next try comes in %s"
                .formatted(
                        step.evidence().getOrDefault("failed", "nobody knows why"),
                        step.id(),
                        step.evidence().getOrDefault("next", "a while")));
    }

    private static Optional<Outcome> settled(SupervisorState state, WorkerId id) {
        Optional<Slot> slot = state.context(id.context()).map(ContextState::active).orElse(List.of()).stream()
                .filter(candidate -> candidate.number() == id.slot())
                .findFirst();
        if (slot.isEmpty()) {
            return Optional.of(new Failed(id.worker() + " is no longer wanted"));
        }
        ContextState context = state.context(id.context()).orElseThrow();
        if (context.condition() == Condition.ERRORED) {
            return Optional.of(new Failed(context.name() + " is errored"
                    + context.reason().map(why -> ": " + why).orElse("")));
        }
        WorkerHandle now = slot.get().worker();
        return isGone(state, id) && (now.isInService() || slot.get().isFinished())
                ? Optional.of(new Done(now.id() + " is " + now.stage() + ", " + id + " has ended"))
                : Optional.empty();
    }

    private static boolean isGone(SupervisorState state, WorkerId id) {
        return state.worker(id).filter(WorkerHandle::isLive).isEmpty();
    }
}
