package io.universe.launcher.drill;

import static io.universe.launcher.drill.DrillPromise.AT_MOST_IN_FLIGHT;
import static io.universe.launcher.drill.DrillPromise.NOTHING_FAILED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done to a universe under load, and what its clients may see of it. */
public enum Exercise {
    /** A phased restart of the context. */
    RELOAD("phased restart of the context", NOTHING_FAILED),
    /** A worker is recycled. */
    RECYCLE("one worker after the other is recycled", NOTHING_FAILED),
    /** The context gets one worker more, and then one less. */
    SCALE("one worker more, and one less again", NOTHING_FAILED),
    /** A worker is paused for a while. */
    PAUSE("a worker is paused and resumed", NOTHING_FAILED),
    /** The master replaces itself. */
    RESTART("the master replaces itself", NOTHING_FAILED),
    /** The master dies and another one is started. */
    MASTER("kill -9 of the master, then start", NOTHING_FAILED),
    /** A worker dies. */
    KILL("kill -9 of a worker", AT_MOST_IN_FLIGHT),
    /** A worker is suspended until the nanny finds it. */
    HANG("SIGSTOP of a worker", AT_MOST_IN_FLIGHT);

    private final String what;
    private final DrillPromise promise;

    Exercise(String what, DrillPromise promise) {
        this.what = what;
        this.promise = promise;
    }

    /** Its name as an option and in a report: {@code reload}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is done, in words. */
    public String what() {
        return what;
    }

    /** What clients may lose by it. */
    public DrillPromise promise() {
        return promise;
    }

    /** The exercise with this key; empty where there is none. */
    public static Optional<Exercise> of(String key) {
        return Arrays.stream(values())
                .filter(exercise -> exercise.key().equals(key))
                .findFirst();
    }

    /** All keys, in the order of the exercises. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Exercise::key).toList();
    }
}
