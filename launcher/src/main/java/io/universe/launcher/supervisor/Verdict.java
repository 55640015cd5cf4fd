package io.universe.launcher.supervisor;

import java.time.Duration;

/** What becomes of a slot whose worker has ended. */
sealed interface Verdict {
    /** For the journal. */
    String describe();

    /**
     * The next incarnation comes.
     *
     * @param delay zero: at once
     * @param earlyEnds early ends in a row, with this one if it was early
     */
    record Respawn(Duration delay, int earlyEnds) implements Verdict {
        @Override
        public String describe() {
            return delay.isZero() ? "respawn at once" : "respawn in " + Evidence.seconds(delay);
        }
    }

    /** The slot stays empty: the master stops, or the context is errored already. */
    record Hold() implements Verdict {
        @Override
        public String describe() {
            return "none";
        }
    }

    /** The slot's work is done. */
    record Finish() implements Verdict {
        @Override
        public String describe() {
            return "none, finished";
        }
    }

    /** The context becomes errored. */
    record Halt(String reason) implements Verdict {
        @Override
        public String describe() {
            return "none, errored";
        }
    }
}
