package io.universe.launcher.master.ecv;

/**
 * Whether traffic may come, as the universe or the application has it, whatever a person says.
 *
 * @param others how many answers in a row have said otherwise since
 */
record Verdict(boolean isGood, String reason, int others) {

    /** One that nothing speaks against. */
    static Verdict of(boolean isGood, String reason) {
        return new Verdict(isGood, reason, 0);
    }

    /** The same, though once more something was said against it. */
    Verdict doubted() {
        return new Verdict(isGood, reason, others + 1);
    }

    /** The same, which was said once more. */
    Verdict confirmed() {
        return new Verdict(isGood, reason, 0);
    }
}
