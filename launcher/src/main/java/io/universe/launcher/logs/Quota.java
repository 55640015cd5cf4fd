package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How much one reading may bring and take. Used by one thread. */
final class Quota {

    /** Characters of all lines together. */
    static final long MOST_CHARACTERS = 4 << 20;

    static final Duration LONGEST = Duration.ofSeconds(5);

    private final LongSupplier nanoClock;
    private final long deadlineNanos;
    private long characters = MOST_CHARACTERS;
    private int lines;

    Quota(int lines, LongSupplier nanoClock) {
        this.lines = lines;
        this.nanoClock = nanoClock;
        this.deadlineNanos = nanoClock.getAsLong() + LONGEST.toNanos();
    }

    /** Whether it is not too much with this line. */
    boolean hasRoomFor(LogLine line) {
        return characters >= sizeOf(line);
    }

    void count(LogLine line) {
        lines--;
        characters -= sizeOf(line);
    }

    /** How many lines are missing. */
    int missing() {
        return lines;
    }

    boolean isTimeOver() {
        return nanoClock.getAsLong() - deadlineNanos > 0;
    }

    /** What a line takes, roughly. */
    static long sizeOf(LogLine line) {
        return line.message().length() + line.logger().length() + line.thread().length() + 100L;
    }
}
