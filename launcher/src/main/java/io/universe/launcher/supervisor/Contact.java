package io.universe.launcher.supervisor;

import java.util.OptionalLong;

/**
 * Whether a worker is heard of.
 *
 * @param deadlineNanos when the next thing must have been heard; empty while nobody waits for it
 * @param isExtended whether the deadline was extended already, because the master was late
 */
public record Contact(Phase phase, OptionalLong deadlineNanos, boolean isExtended) {
    /** Nobody waits for a sign of life. */
    static final Contact UNJUDGED = new Contact(Phase.HEARD, OptionalLong.empty(), false);
    /** It hangs; nobody waits any more. */
    static final Contact HUNG = new Contact(Phase.HUNG, OptionalLong.empty(), false);

    /** Its control connection did not come back; nobody waits any more. */
    static final Contact LOST = new Contact(Phase.UNLINKED, OptionalLong.empty(), false);

    /** What is known of it. */
    public enum Phase {
        /** It beats, or did so not long ago. */
        HEARD,
        /** It was silent for too long and is being looked at. */
        EXAMINED,
        /** It was silent for too long, whatever the reason. */
        HUNG,
        /** Its control connection has ended, its process has not. */
        UNLINKED
    }

    /** In the phase until the deadline. */
    static Contact until(Phase phase, long deadlineNanos) {
        return new Contact(phase, OptionalLong.of(deadlineNanos), false);
    }

    Contact extendedTo(long deadlineNanos) {
        return new Contact(phase, OptionalLong.of(deadlineNanos), true);
    }

    boolean isDue(long nowNanos) {
        return deadlineNanos.isPresent() && nowNanos - deadlineNanos.getAsLong() >= 0;
    }
}
