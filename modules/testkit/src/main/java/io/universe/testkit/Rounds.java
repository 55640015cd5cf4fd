package io.universe.testkit;

/** How often a long promise is tried: a few times in every build, in full where {@code universe.rounds=full} says so. */
public final class Rounds {

    private Rounds() {}

    /** The number for this run. */
    public static int of(int inShort, int inFull) {
        return System.getProperty("universe.rounds", "short").equals("full") ? inFull : inShort;
    }
}
