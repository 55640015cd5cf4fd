package io.universe.launcher.supervisor;

import io.universe.launcher.supervisor.Renewal.Queued;
import io.universe.launcher.supervisor.Renewal.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything the supervisor knows, as one immutable value; owned by the master's supervision thread, readable by all.
 *
 * @param contexts in the order they were given
 * @param renewal what is to be replaced, and what is being replaced
 * @param readiness what became of {@code ready} so far
 * @param stop present from the first request to stop or to hand over
 * @param promisedNanos when the next Tick was promised; empty when none was
 * @param origin what this master brought along
 */
public record SupervisorState(
        List<ContextState> contexts,
        Renewal renewal,
        Readiness readiness,
        Optional<Stop> stop,
        OptionalLong promisedNanos,
        Origin origin) {
    public SupervisorState {
        contexts = List.copyOf(contexts);
    }

    /**
     * A latch: turns on when every context has reached its target, and off when one has no READY worker left.
     *
     * @param wasAnnounced whether the nodes were told, which happens once
     * @param awaitsEcv whether load balancers have to be told first
     */
    public record Readiness(boolean isReached, boolean wasAnnounced, boolean awaitsEcv) {
        Readiness withoutEcv() {
            return new Readiness(isReached, wasAnnounced, false);
        }
    }

    /**
     * The way out, which is over when the master was told to exit.
     *
     * @param drainAtNanos when draining begins; empty where it has begun, or never does
     */
    public record Stop(String reason, int exitCode, Kind kind, boolean isOver, OptionalLong drainAtNanos) {
        /** One that begins at once. */
        Stop(String reason, int exitCode, Kind kind) {
            this(reason, exitCode, kind, false, OptionalLong.empty());
        }

        /** Who is taken along. */
        public enum Kind {
            /** Everybody, when what is in flight is finished. */
            GRACEFUL,
            /** Everybody, now. */
            AT_ONCE,
            /** Nobody: the workers go on for the next master. */
            HAND_OVER
        }

        public boolean isAtOnce() {
            return kind == Kind.AT_ONCE;
        }

        /** Whether everything serves on for a while, so that load balancers notice. */
        public boolean isNotice() {
            return drainAtNanos.isPresent();
        }

        Stop draining() {
            return new Stop(reason, exitCode, kind);
        }

        Stop over() {
            return new Stop(reason, exitCode, kind, true, OptionalLong.empty());
        }
    }

    /** What jitter derives from. */
    long seed() {
        return origin.seed();
    }

    /** Whether every context had reached its target and each still has a READY worker; never while stopping. */
    public boolean isReady() {
        return readiness.isReached() && !isStopping();
    }

    /** Whether the universe stops. */
    public boolean isStopping() {
        return stop.filter(way -> way.kind() != Stop.Kind.HAND_OVER).isPresent();
    }

    /** Whether the master is on its way out, with the universe or without it: nothing is changed any more. */
    public boolean isLeaving() {
        return stop.isPresent();
    }

    /** Whether nothing is spawned any more either: as long as load balancers are given notice everything has to serve on. */
    boolean isClosing() {
        return stop.filter(way -> !way.isNotice()).isPresent();
    }

    /** Whether the master was told to exit; nothing changes any more. */
    public boolean isOver() {
        return stop.isPresent() && stop.get().isOver();
    }

    /** The workers to recycle, in order. */
    public List<Queued> deathQueue() {
        return renewal.queue();
    }

    /** The one replacement under way. */
    public Optional<Replacement> replacement() {
        return renewal.replacement();
    }

    /** The phased restart under way. */
    public Optional<Rollout> rollout() {
        return renewal.rollout();
    }

    public Optional<ContextState> context(String name) {
        for (ContextState context : contexts) {
            if (context.name().equals(name)) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }

    /** What is wanted of the context's workers on that generation, which may be one that a phased restart only leads to. */
    ContextSpec spec(String name, int generation) {
        ContextSpec known = context(name).orElseThrow().spec();
        return rollout().map(rollout -> rollout.specOf(known, generation)).orElse(known);
    }

    ContextSpec specOf(WorkerHandle worker) {
        return spec(worker.id().context(), worker.generation());
    }

    /** The record of a process life, whatever its place; empty when it is unknown, or has ended and was replaced. */
    public Optional<WorkerHandle> worker(LifeId id) {
        return context(id.context()).flatMap(context -> context.find(id));
    }

    /** All that may have a process. */
    public List<WorkerHandle> living() {
        List<WorkerHandle> living = new ArrayList<>();
        contexts.forEach(context -> context.addLiving(living));
        return living;
    }

    /** The generations whose copies of the code are still needed. */
    public Set<Integer> generationsInUse() {
        Set<Integer> inUse = new TreeSet<>();
        living().forEach(worker -> inUse.add(worker.generation()));
        contexts.forEach(context -> inUse.add(context.generation()));
        rollout().ifPresent(rollout -> inUse.add(rollout.generation()));
        return inUse;
    }

    SupervisorState with(ContextState changed) {
        List<ContextState> all = new ArrayList<>(contexts);
        all.replaceAll(context -> context.name().equals(changed.name()) ? changed : context);
        return new SupervisorState(all, renewal, readiness, stop, promisedNanos, origin);
    }

    SupervisorState with(Renewal changed) {
        return new SupervisorState(contexts, changed, readiness, stop, promisedNanos, origin);
    }

    SupervisorState with(Readiness changed) {
        return new SupervisorState(contexts, renewal, changed, stop, promisedNanos, origin);
    }

    SupervisorState with(Stop changed) {
        return new SupervisorState(contexts, renewal, readiness, Optional.of(changed), promisedNanos, origin);
    }

    SupervisorState promising(OptionalLong deadlineNanos) {
        return new SupervisorState(contexts, renewal, readiness, stop, deadlineNanos, origin);
    }
}
