package io.universe.launcher.supervisor.policy;

/** The memory of a policy that needs none. */
public enum Nothing {
    /** The only one. */
    NOTHING
}
