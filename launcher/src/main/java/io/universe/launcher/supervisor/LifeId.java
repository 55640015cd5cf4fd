package io.universe.launcher.supervisor;

/** The name of one process life: an incarnation in a slot, a standby that has no slot yet, or a worker beside them that is debugged. It never comes again. */
public sealed interface LifeId permits WorkerId, StandbyId, DebugId {
    /** Name of the worker context. */
    String context();

    /** What is the same for all lives of its kind: {@code web-0} of {@code web-0.3}. */
    String series();

    /** What tells it from the others of its kind: 3 of {@code web-0.3}. */
    int number();

    /**
     * Reads what any kind wrote.
     *
     * @throws IllegalArgumentException when the text has neither the form {@code web-0.3} nor {@code web-standby.3} nor {@code web-debug.3}
     */
    static LifeId parse(String text) {
        if (DebugId.isWellFormed(text)) {
            return DebugId.parse(text);
        }
        return StandbyId.isWellFormed(text) ? StandbyId.parse(text) : WorkerId.parse(text);
    }
}
