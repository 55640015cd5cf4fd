package io.universe.launcher.master.ecv;

/**
 * Whether traffic may come, as the universe or the application has it, whatever a person says.
 *
 * @param cause tells one reason from another; figures that change with each look are no other cause
 * @param others how many answers in a row have said otherwise since
 */
record Verdict(boolean isGood, String reason, String cause, int others) {

    /** One that nothing speaks against. */
    static Verdict of(boolean isGood, String reason) {
        return new Verdict(isGood, reason, reason, 0);
    }

    /** What the application has answered. */
    static Verdict of(EcvEvent.Answered answered) {
        return new Verdict(answered.isGood(), answered.reason(), answered.cause(), 0);
    }

    /** The same, though once more something was said against it. */
    Verdict doubted() {
        return new Verdict(isGood, reason, cause, others + 1);
    }

    /** The same, which was said once more. */
    Verdict confirmed() {
        return new Verdict(isGood, reason, cause, 0);
    }
}
