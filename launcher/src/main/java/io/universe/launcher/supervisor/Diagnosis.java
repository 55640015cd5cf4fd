package io.universe.launcher.supervisor;

import java.util.Locale;

/** Why a worker was silent, as far as could be found out. */
public enum Diagnosis {
    /** Its process was stopped, as by SIGSTOP. */
    STOPPED,
    /** Its process runs, an event loop does not come back. */
    BLOCKED,
    /** Garbage collection takes all its time. */
    GC,
    /** Its process has ended, and nobody noticed. */
    DEAD,
    /** An operator has it looked into, for which everything else in it stands still: it is not silent of its own. */
    INSPECTED,
    /** Nothing was found, or the examination did not come back. */
    UNKNOWN;

    /** As the journal writes it: {@code stopped}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
