package io.universe.launcher.supervisor.policy;

/**
 * A policy at work on one worker.
 *
 * @param memory what the policy remembers of the worker
 * @param isBad whether its last judgement spoke against the worker
 */
public record Watch<M>(Policy<M> policy, M memory, boolean isBad) {
    /** Of a worker that gave no heartbeat yet. */
    public static <M> Watch<M> of(Policy<M> policy) {
        return new Watch<>(policy, policy.beginning(), false);
    }

    /** After one more heartbeat. */
    public Outcome<M> observe(Observation seen) {
        Judgement<M> judgement = policy.judge(memory, seen);
        Watch<M> after =
                new Watch<>(policy, judgement.memory(), judgement.evidence().isPresent());
        return new Outcome<>(after, judgement);
    }

    /** A watch after a heartbeat, and the judgement that made it so. */
    public record Outcome<M>(Watch<M> watch, Judgement<M> judgement) {}
}
