package io.universe.launcher.drill;

import java.util.Locale;

/** What the clients of a universe may lose by an exercise. That nobody is refused is promised of all. */
public enum DrillPromise {
    /** Nothing. */
    NOTHING_FAILED,
    /** The requests that the stricken worker was about to answer: at most one of each client. */
    AT_MOST_IN_FLIGHT;

    /** Its name in a report: {@code nothing-failed}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
