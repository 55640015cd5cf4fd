package io.universe.launcher.supervisor;

import java.util.List;
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
 * @param after names of the contexts that have to come up before it begins
 * @param maxInstances up to how many workers its own may ask for; an operator may ask for more
 */
public record ContextSpec(
        String name,
        int target,
        boolean hasPort,
        int stopTier,
        Timings timings,
        RestartPolicy restarts,
        Care care,
        List<String> after,
        int maxInstances) {
    /** The stop tier of workers that hold the universe's data. */
    public static final int DATA_TIER = 2;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    public ContextSpec {
        after = List.copyOf(after);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a context's name must match " + NAME + ", got '" + name + "'");
        }
        if (target < 1) {
            throw new IllegalArgumentException("target of " + name + " must be 1 or more, got " + target);
        }
        if (stopTier < 0) {
            throw new IllegalArgumentException("stopTier of " + name + " must be 0 or more, got " + stopTier);
        }
        if (maxInstances < 1) {
            throw new IllegalArgumentException("maxInstances of " + name + " must be 1 or more, got " + maxInstances);
        }
    }

    /** A context whose workers nobody listens to, without standbys; it comes after none, and its workers may ask for no more. */
    public ContextSpec(
            String name, int target, boolean hasPort, int stopTier, Timings timings, RestartPolicy restarts) {
        this(name, target, hasPort, stopTier, timings, restarts, Care.NONE, List.of(), target);
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
        return new ContextSpec(name, target, hasPort, stopTier, timings, restarts, changed, after, maxInstances);
    }

    /** The same, {@link #after()} these. */
    public ContextSpec withAfter(String... contexts) {
        return new ContextSpec(
                name, target, hasPort, stopTier, timings, restarts, care, List.of(contexts), maxInstances);
    }

    /** The same with another {@link #maxInstances()}. */
    public ContextSpec withMaxInstances(int changed) {
        return new ContextSpec(name, target, hasPort, stopTier, timings, restarts, care, after, changed);
    }

    /** The same with another {@link #target()}. */
    public ContextSpec withTarget(int changed) {
        return new ContextSpec(name, changed, hasPort, stopTier, timings, restarts, care, after, maxInstances);
    }

    /** The same context as another generation wants it: who is to be looked after how, and after whom it begins, not how many there are. */
    ContextSpec as(ContextSpec renewed) {
        return new ContextSpec(
                name,
                target,
                hasPort,
                stopTier,
                renewed.timings,
                renewed.restarts,
                renewed.care,
                renewed.after,
                renewed.maxInstances);
    }

    /** Whether exit 0 means that a worker's work is done. Who answers a port or holds the data is never done. */
    boolean canFinish() {
        return !hasPort && stopTier < DATA_TIER;
    }
}
