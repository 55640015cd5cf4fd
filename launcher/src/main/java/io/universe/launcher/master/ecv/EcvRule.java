package io.universe.launcher.master.ecv;

import io.universe.launcher.config.EcvSettings;
import io.universe.launcher.config.EcvSettings.Mode;
import io.universe.launcher.master.ecv.EcvEvent.Answered;
import io.universe.launcher.master.ecv.EcvEvent.ContextsSeen;
import io.universe.launcher.master.ecv.EcvEvent.MarkedDown;
import io.universe.launcher.master.ecv.EcvEvent.MarkedUp;
import io.universe.launcher.master.ecv.EcvEvent.StopBegan;
import io.universe.operations.Ecv.By;
import java.time.Instant;

/**
 * Who decides what load balancers are told. A stop counts most, then a person who has marked down, then what the universe has of its contexts or, where that is wanted, the application has to say. Pure.
 *
 * @param rise how many good answers of the application in a row turn it UP
 * @param fall how many others in a row turn it DOWN
 */
record EcvRule(Mode mode, int rise, int fall) {

    static EcvRule of(EcvSettings settings) {
        return new EcvRule(
                settings.mode(), settings.asking().rise(), settings.asking().fall());
    }

    /** What follows from the event. */
    EcvState on(EcvState state, EcvEvent event, Instant now) {
        if (event instanceof ContextsSeen seen) {
            return onContextsSeen(state, seen, now);
        }
        if (event instanceof Answered answered) {
            return onAnswered(state, answered, now);
        }
        if (event instanceof MarkedUp mark) {
            return onMarkedUp(state.holding(false), mark.reason(), now);
        }
        if (event instanceof MarkedDown mark) {
            EcvState held = state.holding(true);
            return state.isStopping() ? held : held.telling(false, By.OPERATOR, mark.reason(), now);
        }
        return onStopBegan(state.stopping(), ((StopBegan) event).reason(), now);
    }

    /** It goes up when all are there, and down only when somebody is missed. */
    private EcvState onContextsSeen(EcvState state, ContextsSeen seen, Instant now) {
        boolean isGood = state.verdict().isGood() ? seen.areServing() : seen.areUp();
        if (mode != Mode.CONTROL || isGood == state.verdict().isGood()) {
            return state;
        }
        String reason = isGood ? "every context is ready" : "a context has no worker that is ready";
        return judged(state.with(Verdict.of(isGood, reason)), now);
    }

    /** As long as it is down, what was last against it is told. */
    private EcvState onAnswered(EcvState state, Answered answered, Instant now) {
        Verdict verdict = state.verdict();
        if (mode != Mode.MONITOR || (answered.isGood() && verdict.isGood())) {
            return state.with(verdict.confirmed());
        }
        int limit = answered.isGood() ? rise : fall;
        boolean isOther = answered.isGood() != verdict.isGood();
        return isOther && verdict.others() + 1 < limit
                ? state.with(verdict.doubted())
                : judged(state.with(Verdict.of(answered)), now);
    }

    private EcvState onMarkedUp(EcvState state, String reason, Instant now) {
        if (state.isStopping()) {
            return state;
        }
        return state.verdict().isGood() ? state.telling(true, By.OPERATOR, reason, now) : judged(state, now);
    }

    private static EcvState onStopBegan(EcvState state, String reason, Instant now) {
        return state.sign().isUp() ? state.telling(false, By.STOP, reason, now) : state;
    }

    /** Tells the verdict, unless somebody else has the say. */
    private EcvState judged(EcvState state, Instant now) {
        Verdict verdict = state.verdict();
        return state.isHeld() || state.isStopping()
                ? state
                : state.telling(
                        verdict.isGood(), mode == Mode.MONITOR ? By.MONITOR : By.UNIVERSE, verdict.reason(), now);
    }
}
