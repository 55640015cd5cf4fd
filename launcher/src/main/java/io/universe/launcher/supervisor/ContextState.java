package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.policy.Futility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A worker context as the master knows it.
 *
 * @param generation version of code and configuration that is known to work; a phased restart changes it when it is done
 * @param reason why the condition is what it is; empty when there is nothing to tell
 * @param slots in order of their number, none while it waits to begin; those from the target on are retired, and kept for their incarnations' numbers
 * @param earlyEndsNanos when workers ended early, oldest first, within the policy's window
 * @param standbys those that wait for a slot
 * @param debugPlace for a worker that is debugged
 * @param futility what its policies have done in vain on this configuration
 * @param onset how far it is with its beginning
 */
public record ContextState(
        ContextSpec spec,
        int generation,
        Condition condition,
        Optional<String> reason,
        List<Slot> slots,
        List<Long> earlyEndsNanos,
        Standbys standbys,
        DebugPlace debugPlace,
        Futility futility,
        Onset onset) {
    public ContextState {
        slots = List.copyOf(slots);
        earlyEndsNanos = List.copyOf(earlyEndsNanos);
    }

    /** What it waits for, or why the condition is what it is, or else what it should be known for; empty when there is nothing to tell. */
    public Optional<String> remark() {
        if (isWaiting()) {
            return Optional.of("waits for " + String.join(", ", onset.awaited()));
        }
        return reason.or(() -> futility.givenUp().isEmpty()
                ? Optional.empty()
                : Optional.of("replaces nobody any more: " + String.join(", ", new TreeSet<>(futility.givenUp()))));
    }

    public String name() {
        return spec.name();
    }

    /** Whether it has not begun yet, because others have to come up first. */
    public boolean isWaiting() {
        return onset.isWaiting();
    }

    /** The slots that are wanted. */
    public List<Slot> active() {
        return slots.subList(0, Math.min(spec.target(), slots.size()));
    }

    /** The slots that are no longer wanted, though somebody may still serve there. */
    List<Slot> retired() {
        return slots.subList(Math.min(spec.target(), slots.size()), slots.size());
    }

    boolean isRetired(WorkerId id) {
        return id.slot() >= spec.target();
    }

    /** Who has a slot: the latest incarnation, living or ended; of a retired slot while it lives. */
    public List<WorkerHandle> workers() {
        return Stream.concat(
                        active().stream().map(Slot::worker),
                        retired().stream().map(Slot::worker).filter(WorkerHandle::isLive))
                .toList();
    }

    /** Those that are to replace a worker. */
    public List<WorkerHandle> successors() {
        return slots.stream().flatMap(slot -> slot.successor().stream()).toList();
    }

    /** Those that had a slot, or were to have one, and have not ended yet. */
    public List<WorkerHandle> leaving() {
        return slots.stream().flatMap(slot -> slot.leaving().stream()).toList();
    }

    /** Who is debugged in a slot, or was and has not left it yet. */
    public Optional<WorkerHandle> debuggedInSlot() {
        return slots.stream()
                .map(Slot::worker)
                .filter(worker -> worker.isLive() && worker.debugging().isPresent())
                .findFirst();
    }

    /** All that may have a process. */
    public List<WorkerHandle> living() {
        List<WorkerHandle> living = new ArrayList<>();
        addLiving(living);
        return living;
    }

    void addLiving(List<WorkerHandle> living) {
        Consumer<WorkerHandle> add = worker -> {
            if (worker.isLive()) {
                living.add(worker);
            }
        };
        slots.forEach(slot -> slot.forEach(add));
        standbys.handles().forEach(add);
        debugPlace.worker().ifPresent(add);
    }

    /** Those that take traffic, in a retired slot too. */
    public int readyCount() {
        return (int) slots.stream().filter(slot -> slot.worker().isReady()).count();
    }

    /** Whether every slot is READY or has finished its work. */
    public boolean hasReachedTarget() {
        return !isWaiting() && active().stream().allMatch(slot -> slot.worker().isReady() || slot.isFinished());
    }

    /** Whether it can be relied on: at least one worker is READY, or the work is finished. */
    public boolean isServing() {
        return isDone() || readyCount() > 0;
    }

    /** Whether all work is done. */
    boolean isDone() {
        return !isWaiting() && active().stream().allMatch(Slot::isFinished);
    }

    /** The record of a life, whatever its place. */
    public Optional<WorkerHandle> find(LifeId id) {
        if (id instanceof WorkerId worker) {
            return worker.slot() < slots.size() ? slots.get(worker.slot()).find(id) : Optional.empty();
        }
        if (id instanceof DebugId) {
            return debugPlace.find(id);
        }
        return standbys.handles().stream()
                .filter(handle -> handle.isNamed(id))
                .findFirst()
                .or(() -> slots.stream().flatMap(slot -> slot.find(id).stream()).findFirst());
    }

    Slot slot(int number) {
        return slots.get(number);
    }

    ContextState with(WorkerHandle changed) {
        if (changed.id() instanceof WorkerId id) {
            return withSlot(id.slot(), slot -> slot.with(changed));
        }
        return changed.id() instanceof DebugId ? with(debugPlace.with(changed)) : with(standbys.with(changed));
    }

    ContextState withSlot(int number, UnaryOperator<Slot> change) {
        List<Slot> changed = new ArrayList<>(slots);
        changed.set(number, change.apply(slots.get(number)));
        return withSlots(changed);
    }

    ContextState withSlots(List<Slot> changed) {
        return new ContextState(
                spec, generation, condition, reason, changed, earlyEndsNanos, standbys, debugPlace, futility, onset);
    }

    ContextState withCondition(Condition changed, Optional<String> why) {
        return new ContextState(
                spec, generation, changed, why, slots, earlyEndsNanos, standbys, debugPlace, futility, onset);
    }

    ContextState withEarlyEnds(List<Long> changed) {
        return new ContextState(
                spec, generation, condition, reason, slots, changed, standbys, debugPlace, futility, onset);
    }

    ContextState withGeneration(int changed) {
        return new ContextState(
                spec, changed, condition, reason, slots, earlyEndsNanos, standbys, debugPlace, futility, onset);
    }

    ContextState with(ContextSpec changed) {
        return new ContextState(
                changed, generation, condition, reason, slots, earlyEndsNanos, standbys, debugPlace, futility, onset);
    }

    ContextState with(Standbys changed) {
        return new ContextState(
                spec, generation, condition, reason, slots, earlyEndsNanos, changed, debugPlace, futility, onset);
    }

    ContextState with(DebugPlace changed) {
        return new ContextState(
                spec, generation, condition, reason, slots, earlyEndsNanos, standbys, changed, futility, onset);
    }

    ContextState with(Futility changed) {
        return new ContextState(
                spec, generation, condition, reason, slots, earlyEndsNanos, standbys, debugPlace, changed, onset);
    }

    ContextState with(Onset changed) {
        return new ContextState(
                spec, generation, condition, reason, slots, earlyEndsNanos, standbys, debugPlace, futility, changed);
    }
}
