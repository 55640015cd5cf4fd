package io.universe.launcher.supervisor.policy;

/**
 * A rule on the heartbeats of a worker that is READY; a value, so that the same heartbeats always lead to the same findings.
 *
 * @param <M> what it remembers of one worker between heartbeats, an immutable value
 */
public interface Policy<M> {
    /** The reason that a recycle for it has: {@code max-age}. */
    String name();

    /** Whether its findings are recorded only, and nobody is recycled for them; default false. */
    default boolean isDryRun() {
        return false;
    }

    /** Whether the threads of a worker are dumped when it begins to find something: what keeps the worker shows in them; default false. */
    default boolean wantsThreads() {
        return false;
    }

    /**
     * Whether it may find what a worker has from its start, so that its successor has it too: a policy that does so again and again is
     * given up, see {@link Futility}. Never one without which a worker that serves nobody would stay; default false.
     */
    default boolean canBeInVain() {
        return false;
    }

    /** What it remembers of a worker that it has not seen yet. */
    M beginning();

    /** What it makes of one more heartbeat. */
    Judgement<M> judge(M memory, Observation seen);
}
