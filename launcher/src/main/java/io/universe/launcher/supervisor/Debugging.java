package io.universe.launcher.supervisor;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * That a worker is debugged in its slot. Its JVM cannot be closed to debuggers again, so it goes when this is over.
 *
 * @param ports where a debugger attaches; empty until one can
 * @param untilNanos when it is over by itself; present while it is open
 */
public record Debugging(Step step, Optional<DebugPorts> ports, OptionalLong untilNanos) {

    /** Its JVM was asked to let debuggers in. */
    static final Debugging OPENING = new Debugging(Step.OPENING, Optional.empty(), OptionalLong.empty());

    /** Nobody is to debug it any more. */
    static final Debugging OVER = new Debugging(Step.OVER, Optional.empty(), OptionalLong.empty());

    /** How far it is. */
    public enum Step {
        /** The JVM was asked, and has not answered. */
        OPENING,
        /** A debugger can attach. */
        OPEN,
        /** The worker goes as soon as another serves in its place; it is judged like any other. */
        OVER
    }

    static Debugging open(DebugPorts ports, long untilNanos) {
        return new Debugging(Step.OPEN, Optional.of(ports), OptionalLong.of(untilNanos));
    }

    /** Whether the worker may stand still. */
    boolean isUnderWay() {
        return step != Step.OVER;
    }

    boolean isDue(long nowNanos) {
        return untilNanos.isPresent() && nowNanos - untilNanos.getAsLong() >= 0;
    }
}
