package io.universe.cluster.session;

/**
 * What a session is opened with, beside the node that it is. Immutable: begin with {@link #DEFAULTS} and say what is otherwise.
 *
 * @param contexts what {@code Cluster.options} gives; no context by default
 * @param forks whom {@code Cluster.fork} asks; nobody by default
 */
public record SessionOptions(ContextOptions contexts, Forks forks) {

    /** A node that knows of no context, and of nobody to ask. */
    public static final SessionOptions DEFAULTS = new SessionOptions(ContextOptions.NONE, Forks.NOBODY);

    /** The same with other {@link #contexts()}. */
    public SessionOptions with(ContextOptions changed) {
        return new SessionOptions(changed, forks);
    }

    /** The same with other {@link #forks()}. */
    public SessionOptions with(Forks changed) {
        return new SessionOptions(contexts, changed);
    }
}
