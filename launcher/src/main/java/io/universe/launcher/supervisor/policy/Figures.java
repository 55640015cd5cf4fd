package io.universe.launcher.supervisor.policy;

import java.util.Locale;

/** How figures are written as evidence, and the ranges that those of a policy have. */
final class Figures {
    private Figures() {}

    /** With one digit after the point, whatever the locale. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, got " + value);
        }
    }

    static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, got " + value);
        }
    }
}
