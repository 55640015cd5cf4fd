package io.universe.launcher.supervisor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a debugged worker's life: {@code web-debug.3}.
 *
 * @param context name of the worker context
 * @param number counted up over all debugged workers of the context, 1 and up
 */
public record DebugId(String context, int number) implements LifeId {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9]*)-debug\\.(\\d{1,9})");

    public DebugId {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, got " + number);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when the text has not the form {@code web-debug.3}
     */
    public static DebugId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a debugged worker is written like web-debug.3, got '" + text + "'");
        }
        return new DebugId(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    /** Whether {@link #parse} reads it. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String series() {
        return context + "-debug";
    }

    @Override
    public String toString() {
        return series() + "." + number;
    }
}
