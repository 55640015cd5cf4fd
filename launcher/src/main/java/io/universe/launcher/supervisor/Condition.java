package io.universe.launcher.supervisor;

import java.util.Locale;

/** How a worker context as a whole is doing. */
public enum Condition {
    /** Its workers are kept at their target. */
    STEADY,
    /** A phased restart is under way. */
    ROLLING,
    /** A phased restart has halted, the old workers serve on. */
    FROZEN,
    /** Its dead slots are not spawned again until somebody asks for it. */
    ERRORED,
    /** Every worker has done its work and exited with 0. */
    FINISHED;

    /** As {@code status} writes it: {@code steady}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
