package io.universe.launcher.supervisor;

import java.util.List;
import java.util.Map;

/**
 * The supervision of all workers as a pure function: an event happens to a state at a moment, and a decision comes out. Every call
 * reconciles the whole state with the moment, so a Tick too many does nothing and one too few is made up for by any other event.
 */
public final class Supervisor {
    private Supervisor() {}

    /** Spawns every worker of every context, in a home in which none ever ran. */
    public static Decision start(List<ContextSpec> contexts, int generation, long seed, long nowNanos) {
        return start(contexts, generation, Map.of(), seed, nowNanos);
    }

    /**
     * Spawns every worker of every context.
     *
     * @param contexts in the order in which they are shown; names are unique
     * @param generation version of code and configuration, 1 and up
     * @param lastIncarnations by slot, such as {@code web-0}: the incarnations to come count on from there
     * @param seed what the jitter of back-offs derives from
     * @param nowNanos of a clock that only goes forward; its zero means nothing
     */
    public static Decision start(
            List<ContextSpec> contexts,
            int generation,
            Map<String, Integer> lastIncarnations,
            long seed,
            long nowNanos) {
        return Spawns.start(contexts, generation, lastIncarnations, seed, nowNanos);
    }

    /** What follows from the event. An event that does not fit the state is answered with an Ignore effect. */
    public static Decision on(SupervisorState state, Event event, long nowNanos) {
        Turn turn = new Turn(state, nowNanos);
        if (state.isOver()) {
            turn.ignore(event, "the master has exited");
            return turn.decision();
        }
        Deadlines.extendWhenLate(turn);
        take(turn, event);
        Deadlines.expire(turn);
        Spawns.spawnDue(turn);
        StopOrder.advance(turn);
        ReadinessRule.update(turn);
        return turn.decision();
    }

    private static void take(Turn turn, Event event) {
        if (event instanceof Event.OfWorker report) {
            WorkerReports.take(turn, report);
        } else if (event instanceof Event.RecycleRequested request) {
            Retries.onRecycleRequested(turn, request);
        } else if (event instanceof Event.StopRequested request) {
            StopOrder.onStopRequested(turn, request);
        } else if (event instanceof Event.StopAtOnceRequested request) {
            StopOrder.onStopAtOnceRequested(turn, request);
        }
    }
}
