package io.universe.cache.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a write is forced to the disk, and so what a loss of power can take. The death of processes, of all at once too, takes nothing acknowledged under any of them. */
public enum FsyncPolicy {

    /** Before it is acknowledged: a loss of power takes nothing acknowledged. Writes that wait at the same time share one fsync. */
    ALWAYS,

    /** Within {@link #BOUND} of being acknowledged, while the disk forces a batch within half of that: a loss of power takes at most what was acknowledged in that time. */
    INTERVAL,

    /** When the operating system likes: a loss of power can take everything since the store was opened, and damage the file. */
    NEVER;

    /** The longest that an acknowledged write stays unforced under {@link #INTERVAL}. */
    public static final Duration BOUND = Duration.ofMillis(100);

    /** The policy that an operator names {@code always}, {@code interval} or {@code never}. */
    public static FsyncPolicy of(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fsync is one of " + all() + ", not '" + text + "'"));
    }

    private static String all() {
        return Arrays.stream(values()).map(FsyncPolicy::text).collect(Collectors.joining(", "));
    }

    /** What an operator calls it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
