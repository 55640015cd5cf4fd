package io.universe.cluster.session;

import io.universe.cluster.lease.LeaseTimes;
import io.universe.cluster.routing.Localities;

/**
 * What a session is opened with, beside the node that it is. Immutable: begin with {@link #DEFAULTS} and say what is otherwise.
 *
 * @param contexts what {@code Cluster.options} gives; no context by default
 * @param forks whom {@code Cluster.fork} asks; nobody by default
 * @param localities which consumers nearby are preferred; none by default
 * @param leaseTimes how long leases last, the same in all of the cluster; 45 s by default
 */
public record SessionOptions(ContextOptions contexts, Forks forks, Localities localities, LeaseTimes leaseTimes) {

    /** A node that knows of no context, and of nobody to ask. */
    public static final SessionOptions DEFAULTS =
            new SessionOptions(ContextOptions.NONE, Forks.NOBODY, Localities.NONE, LeaseTimes.DEFAULT);

    /** The same with other {@link #contexts()}. */
    public SessionOptions with(ContextOptions changed) {
        return new SessionOptions(changed, forks, localities, leaseTimes);
    }

    /** The same with other {@link #forks()}. */
    public SessionOptions with(Forks changed) {
        return new SessionOptions(contexts, changed, localities, leaseTimes);
    }

    /** The same with other {@link #localities()}. */
    public SessionOptions with(Localities changed) {
        return new SessionOptions(contexts, forks, changed, leaseTimes);
    }

    /** The same with other {@link #leaseTimes()}. */
    public SessionOptions with(LeaseTimes changed) {
        return new SessionOptions(contexts, forks, localities, changed);
    }
}
