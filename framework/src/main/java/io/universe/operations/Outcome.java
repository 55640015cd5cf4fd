package io.universe.operations;

import java.util.List;

/** What becomes of a wish. */
public sealed interface Outcome {

    /** It is being pursued. */
    record Accepted() implements Outcome {}

    /** It is fulfilled; {@code how} says what is true now. */
    record Done(String how) implements Outcome {}

    /**
     * It cannot be pursued; nothing has changed.
     *
     * @param isUnknown there is nothing of the name that was given
     */
    record Refused(boolean isUnknown, String reason) implements Outcome {}

    /** What stands in the home is not fit to run, one line for each problem; nothing has changed. */
    record Unfit(List<String> problems) implements Outcome {
        /** Copies them. */
        public Unfit {
            problems = List.copyOf(problems);
        }
    }

    /** It was pursued and came to nothing. */
    record Failed(String reason) implements Outcome {}

    /** How long whoever wishes wants to hear of it. */
    enum Until {
        /** Until it is accepted or refused. */
        TAKEN,
        /** Until it is done or has failed. */
        ENDED
    }
}
