package io.universe.launcher.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything the supervisor knows, as one immutable value; owned by the master's supervision thread, readable by all.
 *
 * @param contexts in the order they were given
 * @param readiness what became of {@code ready} so far
 * @param stop present from the first request to stop
 * @param promisedNanos when the next Tick was promised; empty when none was
 * @param seed what jitter derives from
 */
public record SupervisorState(
        List<ContextState> contexts, Readiness readiness, Optional<Stop> stop, OptionalLong promisedNanos, long seed) {
    public SupervisorState {
        contexts = List.copyOf(contexts);
    }

    /**
     * A latch: turns on when every context has reached its target, and off when one has no READY worker left.
     *
     * @param wasAnnounced whether the nodes were told, which happens once
     */
    public record Readiness(boolean isReached, boolean wasAnnounced) {
        static final Readiness NOT_YET = new Readiness(false, false);
    }

    /** The way out: graceful or at once, and over when the master was told to exit. */
    public record Stop(String reason, int exitCode, boolean isAtOnce, boolean isOver) {}

    /** Whether every context had reached its target and each still has a READY worker; never while stopping. */
    public boolean isReady() {
        return readiness.isReached() && !isStopping();
    }

    public boolean isStopping() {
        return stop.isPresent();
    }

    /** Whether the master was told to exit; nothing changes any more. */
    public boolean isOver() {
        return stop.isPresent() && stop.get().isOver();
    }

    public Optional<ContextState> context(String name) {
        return contexts.stream().filter(context -> context.name().equals(name)).findFirst();
    }

    /** The record of an incarnation; empty when it is unknown or a later one has taken its slot. */
    public Optional<WorkerHandle> worker(WorkerId id) {
        return context(id.context())
                .filter(context -> id.slot() < context.slots().size())
                .map(context -> context.slot(id.slot()).worker())
                .filter(worker -> worker.id().equals(id));
    }

    /** All incarnations that may have a process. */
    public List<WorkerHandle> living() {
        return contexts.stream().flatMap(context -> context.living().stream()).toList();
    }

    SupervisorState with(ContextState changed) {
        List<ContextState> all = new ArrayList<>(contexts);
        all.replaceAll(context -> context.name().equals(changed.name()) ? changed : context);
        return new SupervisorState(all, readiness, stop, promisedNanos, seed);
    }

    SupervisorState with(Readiness changed) {
        return new SupervisorState(contexts, changed, stop, promisedNanos, seed);
    }

    SupervisorState with(Stop changed) {
        return new SupervisorState(contexts, readiness, Optional.of(changed), promisedNanos, seed);
    }

    SupervisorState promising(OptionalLong deadlineNanos) {
        return new SupervisorState(contexts, readiness, stop, deadlineNanos, seed);
    }
}
