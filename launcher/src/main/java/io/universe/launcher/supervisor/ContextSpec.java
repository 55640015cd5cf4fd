package io.universe.launcher.supervisor;

import java.util.regex.Pattern;

/**
 * What the operator wants of one worker context.
 *
 * @param name of the form {@code [a-z][a-z0-9]*}
 * @param target number of workers, 1 and up
 * @param hasPort whether its workers share a listening socket
 * @param stopTier contexts of a lower tier stop first: 0 has a port, 1 has none, 2 is the built-in cache
 * @param timings how long its workers' stages may last
 * @param restarts when its workers are spawned again
 * @param care how its workers are looked after while they serve
 */
public record ContextSpec(
        String name, int target, boolean hasPort, int stopTier, Timings timings, RestartPolicy restarts, Care care) {
    /** The stop tier of workers that hold the universe's data. */
    public static final int DATA_TIER = 2;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    public ContextSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a context's name must match " + NAME + ", got '" + name + "'");
        }
        if (target < 1) {
            throw new IllegalArgumentException("target of " + name + " must be 1 or more, got " + target);
        }
        if (stopTier < 0) {
            throw new IllegalArgumentException("stopTier of " + name + " must be 0 or more, got " + stopTier);
        }
    }

    /** A context whose workers nobody listens to, without standbys. */
    public ContextSpec(
            String name, int target, boolean hasPort, int stopTier, Timings timings, RestartPolicy restarts) {
        this(name, target, hasPort, stopTier, timings, restarts, Care.NONE);
    }

    /** A context with a port: it stops first. */
    public static ContextSpec withPort(String name, int target) {
        return new ContextSpec(name, target, true, 0, Timings.DEFAULTS, RestartPolicy.DEFAULTS);
    }

    /** A context without a port: it stops when those with a port have. */
    public static ContextSpec withoutPort(String name, int target) {
        return new ContextSpec(name, target, false, 1, Timings.DEFAULTS, RestartPolicy.DEFAULTS);
    }

    /** The same with another {@link #care()}. */
    public ContextSpec with(Care changed) {
        return new ContextSpec(name, target, hasPort, stopTier, timings, restarts, changed);
    }

    /** The same with another {@link #target()}. */
    public ContextSpec withTarget(int changed) {
        return new ContextSpec(name, changed, hasPort, stopTier, timings, restarts, care);
    }

    /** The same context as another generation wants it: who is to be looked after how, not how many. */
    ContextSpec as(ContextSpec renewed) {
        return new ContextSpec(name, target, hasPort, stopTier, renewed.timings, renewed.restarts, renewed.care);
    }

    /** Whether exit 0 means that a worker's work is done. Who answers a port or holds the data is never done. */
    boolean canFinish() {
        return !hasPort && stopTier < DATA_TIER;
    }
}
