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

    /** The application has answered, or has not in time; the reason says what. */
    record Answered(boolean isGood, String reason) implements EcvEvent {}

    /** A person wants traffic to come. */
    record MarkedUp(String reason) implements EcvEvent {}

    /** A person wants none to come. */
    record MarkedDown(String reason) implements EcvEvent {}

    /** The universe is to stop. */
    record StopBegan(String reason) implements EcvEvent {}
}
