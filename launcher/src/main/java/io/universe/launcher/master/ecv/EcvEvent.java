package io.universe.launcher.master.ecv;

/** A fact that ECV may depend on. */
sealed interface EcvEvent {

    /**
     * The contexts were seen.
     *
     * @param areUp whether all workers of each are READY
     * @param areServing whether each has at least one that is
     */
    record ContextsSeen(boolean areUp, boolean areServing) implements EcvEvent {}

    /**
     * The application has answered, or has not in time.
     *
     * @param reason says what, in one line
     * @param cause the same of all answers that have the same thing against them, though their reasons may tell different figures
     */
    record Answered(boolean isGood, String reason, String cause) implements EcvEvent {

        /** A good one. */
        static final Answered WELL = new Answered(true, "the application answers well");

        private static final int MOST_CHARS = 300;

        /** Makes one line of each. */
        public Answered {
            reason = line(reason);
            cause = line(cause);
        }

        /** One whose reason is its cause. */
        Answered(boolean isGood, String reason) {
            this(isGood, reason, reason);
        }

        /** One that is not good, for a reason that somebody else has worded: other figures in it are no other cause. */
        static Answered badly(String reason) {
            return new Answered(false, reason, reason.replaceAll("\\d+", "#"));
        }

        private static String line(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.substring(0, Math.min(line.length(), MOST_CHARS));
        }
    }

    /** A person wants traffic to come. */
    record MarkedUp(String reason) implements EcvEvent {}

    /** A person wants none to come. */
    record MarkedDown(String reason) implements EcvEvent {}

    /** The universe is to stop. */
    record StopBegan(String reason) implements EcvEvent {}
}
