package io.universe.launcher.master.ecv;

import io.universe.operations.Ecv.By;
import io.universe.operations.Ecv.Sign;
import java.time.Duration;
import java.time.Instant;

/**
 * All that ECV depends on, as one immutable value.
 *
 * @param isHeld whether a person has marked down, and nobody up since
 * @param isStopping whether the universe is on its way out
 * @param hasBeenUp whether a load balancer can have seen it UP
 * @param sign what load balancers are told
 */
record EcvState(Verdict verdict, boolean isHeld, boolean isStopping, boolean hasBeenUp, Sign sign) {

    /** That of a universe that begins: DOWN, and nothing is known yet. */
    static EcvState begun(Instant now) {
        String reason = "the universe starts";
        return new EcvState(Verdict.of(false, reason), false, false, false, new Sign(false, By.UNIVERSE, reason, now));
    }

    /** That of a universe that begins, though a person has marked it down before. */
    static EcvState held(Sign sign, Instant now) {
        return new EcvState(begun(now).verdict, true, false, false, sign);
    }

    /** As the master before has left it to the next one, whose workers go on. */
    static EcvState takenOver(Sign sign, boolean isHeld) {
        return new EcvState(Verdict.of(sign.isUp(), sign.reason()), isHeld, false, true, sign);
    }

    /** Whether nothing is left that {@code ready} has to wait for: a person who holds it down may never come. */
    boolean isSettled() {
        return sign.isUp() || isHeld;
    }

    /** How long load balancers need from now on to notice that it is DOWN; none that they never saw UP. */
    Duration notice(Duration delay, Instant now) {
        if (!hasBeenUp) {
            return Duration.ZERO;
        }
        Duration left = sign.isUp() ? delay : delay.minus(Duration.between(sign.since(), now));
        return left.isNegative() ? Duration.ZERO : left.compareTo(delay) > 0 ? delay : left;
    }

    /** Whether it tells something else than that one did, or for another cause. */
    boolean tellsOtherThan(EcvState before) {
        return sign.isUp() != before.sign.isUp() || sign.by() != before.sign.by() || !cause().equals(before.cause());
    }

    /** Others than the application give reasons that stay. */
    private String cause() {
        return sign.by() == By.MONITOR ? verdict.cause() : sign.reason();
    }

    EcvState with(Verdict changed) {
        return new EcvState(changed, isHeld, isStopping, hasBeenUp, sign);
    }

    EcvState holding(boolean holds) {
        return new EcvState(verdict, holds, isStopping, hasBeenUp, sign);
    }

    EcvState stopping() {
        return new EcvState(verdict, isHeld, true, hasBeenUp, sign);
    }

    /** Tells this from now on; since when it is UP or DOWN stays where only the reason is another. */
    EcvState telling(boolean isUp, By by, String reason, Instant now) {
        Instant since = isUp == sign.isUp() ? sign.since() : now;
        return new EcvState(verdict, isHeld, isStopping, hasBeenUp || isUp, new Sign(isUp, by, reason, since));
    }
}
