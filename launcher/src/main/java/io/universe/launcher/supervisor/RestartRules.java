package io.universe.launcher.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When a slot whose worker has ended gets the next incarnation; the one place that weighs an end. */
final class RestartRules {
    private RestartRules() {}

    static Verdict judge(SupervisorState state, ContextState context, End end) {
        boolean isUnwanted = context.isRetired(end.worker().workerId());
        if (state.isClosing() || isUnwanted || context.condition() == Condition.ERRORED) {
            return new Verdict.Hold();
        }
        if (end.worker().stage() == Stage.STANDBY) {
            return new Verdict.Respawn(Duration.ZERO, earlierEnds(context, end));
        }
        return switch (end.meaning()) {
            case FINISHED -> new Verdict.Finish();
            case CONFIGURATION_REFUSED -> new Verdict.Halt(seeLog(end));
            case BACKEND_UNAVAILABLE -> backOff(state, context, end);
            case ORDERED, CRASH, SPAWN_FAILED -> afterFailure(state, context, end);
        };
    }

    /** The context's early ends within the window, with this end if it is one. */
    static List<Long> earlyEnds(ContextState context, End end) {
        RestartPolicy policy = context.spec().restarts();
        List<Long> recent = new ArrayList<>(context.earlyEndsNanos());
        recent.removeIf(
                atNanos -> end.atNanos() - atNanos > policy.earlyEndWindow().toNanos());
        if (isFailure(end) && isEarly(policy, end)) {
            recent.add(end.atNanos());
        }
        return recent;
    }

    /** Whether the end says of the generation on trial that it does not work. */
    static boolean failsTrial(SupervisorState state, End end) {
        return switch (end.meaning()) {
            case FINISHED -> false;
            case CONFIGURATION_REFUSED -> true;
            case ORDERED, CRASH, SPAWN_FAILED, BACKEND_UNAVAILABLE ->
                isEarly(state.specOf(end.worker()).restarts(), end);
        };
    }

    private static Verdict afterFailure(SupervisorState state, ContextState context, End end) {
        RestartPolicy policy = context.spec().restarts();
        if (!isEarly(policy, end)) {
            return new Verdict.Respawn(Duration.ZERO, earlierEnds(context, end));
        }
        int recent = earlyEnds(context, end).size();
        return recent > policy.maxEarlyEnds() ? tooMany(policy, recent, end) : backOff(state, context, end);
    }

    private static Verdict backOff(SupervisorState state, ContextState context, End end) {
        int earlier = earlierEnds(context, end);
        double chance = Jitter.chance(state.seed(), end.worker().id());
        return new Verdict.Respawn(context.spec().restarts().backoff(earlier, chance), earlier + 1);
    }

    private static Verdict tooMany(RestartPolicy policy, int count, End end) {
        return new Verdict.Halt(count + " early ends within " + Evidence.seconds(policy.earlyEndWindow())
                + ", the last one " + seeLog(end));
    }

    private static String seeLog(End end) {
        return end.worker().id() + " (" + end.reason() + "); see the log of "
                + end.worker().id().series();
    }

    /**
     * Whether the end speaks against the code. A missing backend does not: it may come back any time, so its worker is tried for ever.
     * A refused configuration needs no count.
     */
    private static boolean isFailure(End end) {
        return switch (end.meaning()) {
            case ORDERED, CRASH, SPAWN_FAILED -> true;
            case FINISHED, CONFIGURATION_REFUSED, BACKEND_UNAVAILABLE -> false;
        };
    }

    /** A standby that was lost while it took its slot says nothing about those that are started there. */
    private static boolean isEarly(RestartPolicy policy, End end) {
        return end.worker().stage() != Stage.STANDBY && !end.wasReadyFor(policy.minUptime());
    }

    /** Early ends in a row before this one, forgotten after a stable service. */
    private static int earlierEnds(ContextState context, End end) {
        boolean wasStable = end.wasReadyFor(context.spec().restarts().stableAfter());
        return wasStable ? 0 : context.slot(end.worker().workerId().slot()).earlyEnds();
    }
}
