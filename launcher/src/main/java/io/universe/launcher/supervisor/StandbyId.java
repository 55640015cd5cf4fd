package io.universe.launcher.supervisor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a standby's life as long as it has no slot: {@code web-standby.3}.
 *
 * @param context name of the worker context
 * @param number counted up over all standbys of the context, 1 and up
 */
public record StandbyId(String context, int number) implements LifeId {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9]*)-standby\\.(\\d{1,9})");

    public StandbyId {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, got " + number);
        }
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when the text has not the form {@code web-standby.3}
     */
    public static StandbyId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a standby is written like web-standby.3, got '" + text + "'");
        }
        return new StandbyId(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String series() {
        return context + "-standby";
    }

    @Override
    public String toString() {
        return series() + "." + number;
    }
}
