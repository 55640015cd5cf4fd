package io.universe.launcher.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A worker context as the master knows it.
 *
 * @param generation version of code and configuration that new incarnations get
 * @param reason why the condition is what it is; empty when there is nothing to tell
 * @param slots in order of their number
 * @param earlyEndsNanos when workers ended early, oldest first, within the policy's window
 */
public record ContextState(
        ContextSpec spec,
        int generation,
        Condition condition,
        Optional<String> reason,
        List<Slot> slots,
        List<Long> earlyEndsNanos) {
    public ContextState {
        slots = List.copyOf(slots);
        earlyEndsNanos = List.copyOf(earlyEndsNanos);
    }

    public String name() {
        return spec.name();
    }

    /** The latest incarnation of every slot, living or ended. */
    public List<WorkerHandle> workers() {
        return slots.stream().map(Slot::worker).toList();
    }

    /** The incarnations that may have a process. */
    public List<WorkerHandle> living() {
        return slots.stream().map(Slot::worker).filter(WorkerHandle::isLive).toList();
    }

    public int readyCount() {
        return (int) slots.stream().filter(slot -> slot.worker().isReady()).count();
    }

    /** Whether every slot is READY or has finished its work. */
    public boolean hasReachedTarget() {
        return slots.stream().allMatch(slot -> slot.worker().isReady() || slot.isFinished());
    }

    /** Whether it can be relied on: at least one worker is READY, or the work is finished. */
    public boolean isServing() {
        return condition == Condition.FINISHED || readyCount() > 0;
    }

    Slot slot(int number) {
        return slots.get(number);
    }

    ContextState withSlot(int number, UnaryOperator<Slot> change) {
        List<Slot> changed = new ArrayList<>(slots);
        changed.set(number, change.apply(slots.get(number)));
        return withSlots(changed);
    }

    ContextState withSlots(List<Slot> changed) {
        return new ContextState(spec, generation, condition, reason, changed, earlyEndsNanos);
    }

    ContextState withCondition(Condition changed, Optional<String> why) {
        return new ContextState(spec, generation, changed, why, slots, earlyEndsNanos);
    }

    ContextState withEarlyEnds(List<Long> changed) {
        return new ContextState(spec, generation, condition, reason, slots, changed);
    }
}
