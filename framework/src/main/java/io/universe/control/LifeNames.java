package io.universe.control;

/** How the process lives of workers are called: {@code web-0.3} in a slot, {@code web-standby.3}, {@code web-debug.3}. */
public final class LifeNames {

    /** The form of what all lives of one place have in common, {@code web-0}, as a regular expression without groups. */
    public static final String SERIES = ContextNames.FORM + "-(?:\\d{1,9}|standby|debug)";

    private LifeNames() {}

    /** Whether it is the life of a worker that waits for a slot. */
    public static boolean isStandby(String life) {
        return life.contains("-standby.");
    }

    /** Whether it is the life of a worker that is beside all slots to be debugged. */
    public static boolean isDebugged(String life) {
        return life.contains("-debug.");
    }
}
