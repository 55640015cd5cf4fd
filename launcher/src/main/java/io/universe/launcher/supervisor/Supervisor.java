package io.universe.launcher.supervisor;

import java.util.List;

/**
 * The supervision of all workers as a pure function: an event happens to a state at a moment, and a decision comes out. Every call
 * reconciles the whole state with the moment, so a Tick too many does nothing and one too few is made up for by any other event.
 */
public final class Supervisor {
    private Supervisor() {}

    /**
     * Spawns every worker of every context that comes after no other, in a home in which none ever ran.
     *
     * @param contexts in the order in which they are shown; names are unique
     * @param generation version of code and configuration, 1 and up
     * @param seed what the jitter of back-offs derives from
     * @param nowNanos of a clock that only goes forward; its zero means nothing
     */
    public static Decision start(List<ContextSpec> contexts, int generation, long seed, long nowNanos) {
        return start(contexts, Origin.fresh(generation, seed), nowNanos);
    }

    /** Spawns every worker of every context that comes after no other, each with an incarnation of its own among those of all masters. */
    public static Decision start(List<ContextSpec> contexts, Origin origin, long nowNanos) {
        return Beginning.start(contexts, origin, nowNanos);
    }

    /**
     * Takes over what another master has left: who lives keeps slot and incarnation, who is missing is spawned.
     *
     * @param survivors of these contexts, each of them once
     */
    public static Decision adopt(List<ContextSpec> contexts, Origin origin, List<Survivor> survivors, long nowNanos) {
        return reconciled(Adoption.adopt(contexts, origin, survivors, nowNanos));
    }

    /** What follows from the event. An event that does not fit the state is answered with an Ignore or Refuse effect. */
    public static Decision on(SupervisorState state, Event event, long nowNanos) {
        Turn turn = new Turn(state, nowNanos);
        if (state.isOver()) {
            turn.ignore(event, "the master has exited");
            return turn.decision();
        }
        Deadlines.extendWhenLate(turn);
        take(turn, event);
        return reconciled(turn);
    }

    /** Slots are filled before something is replaced, and after it when what was replaced has left one empty. */
    private static Decision reconciled(Turn turn) {
        StopOrder.endNotice(turn);
        Deadlines.expire(turn);
        SlotDebugRules.expire(turn);
        Nanny.expire(turn);
        Spawns.spawnDue(turn);
        Scaling.advance(turn);
        Replacements.advance(turn);
        Spawns.spawnDue(turn);
        Precedence.advance(turn);
        StandbyRules.advance(turn);
        StopOrder.advance(turn);
        HandOvers.advance(turn);
        ReadinessRule.update(turn);
        return turn.decision();
    }

    private static void take(Turn turn, Event event) {
        if (event instanceof Event.OfWorker report) {
            WorkerReports.take(turn, report);
        } else if (event instanceof Event.RecycleRequested request) {
            Recycles.onRecycleRequested(turn, request);
        } else if (event instanceof Event.ReloadRequested request) {
            Rollouts.onReloadRequested(turn, request);
        } else if (event instanceof Event.PauseRequested request) {
            Pauses.onPauseRequested(turn, request);
        } else if (event instanceof Event.ResumeRequested request) {
            Pauses.onResumeRequested(turn, request);
        } else if (event instanceof Event.ScaleRequested request) {
            Scaling.onScaleRequested(turn, request);
        } else if (event instanceof Event.ForkRequested request) {
            Scaling.onForkRequested(turn, request);
        } else {
            takeDebugging(turn, event);
        }
    }

    private static void takeDebugging(Turn turn, Event event) {
        if (event instanceof Event.DebugRequested request) {
            DebugRules.onDebugRequested(turn, request);
        } else if (event instanceof Event.DebugOpenRequested request) {
            SlotDebugRules.onDebugOpenRequested(turn, request);
        } else if (event instanceof Event.DebugFinishRequested request) {
            DebugRules.onDebugFinishRequested(turn, request);
        } else {
            takeEnd(turn, event);
        }
    }

    private static void takeEnd(Turn turn, Event event) {
        if (event instanceof Event.StopRequested request) {
            StopOrder.onStopRequested(turn, request);
        } else if (event instanceof Event.StopAtOnceRequested request) {
            StopOrder.onStopAtOnceRequested(turn, request);
        } else if (event instanceof Event.HandOverRequested request) {
            HandOvers.onHandOverRequested(turn, request);
        } else if (event instanceof Event.EcvSettled) {
            turn.replace(turn.state().with(turn.state().readiness().withoutEcv()));
        }
    }
}
