package io.universe.launcher.supervisor.policy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often in a row each policy has spoken against the fresh workers of a context's slots. What it finds in one fresh worker after the
 * other it will find in the next one too: such a policy is given up. A value; a context of another configuration begins with none.
 *
 * @param inARow findings in a row, each in a worker that had just become READY
 * @param givenUp names of policies that replace nobody any more
 */
public record Futility(Map<Chain, Integer> inARow, Set<String> givenUp) {
    /** No policy has done anything yet. */
    public static final Futility NONE = new Futility(Map.of(), Set.of());

    /** A worker that has been READY for less is fresh. */
    public static final Duration FRESH = Duration.ofMinutes(2);

    /** The third fresh worker in a row is not replaced any more: two successors were no better. */
    public static final int MOST = 3;

    public Futility {
        inARow = Map.copyOf(inARow);
        givenUp = Set.copyOf(givenUp);
    }

    /** One policy at work on the incarnations of one slot. */
    public record Chain(int slot, String policy) {}

    /** After the policy has spoken against the worker of the slot. */
    public Futility after(int slot, Policy<?> policy, Duration readyFor) {
        Chain chain = new Chain(slot, policy.name());
        Map<Chain, Integer> counts = new HashMap<>(inARow);
        if (!policy.canBeInVain() || readyFor.compareTo(FRESH) >= 0) {
            counts.remove(chain);
            return new Futility(counts, givenUp);
        }
        int count = counts.merge(chain, 1, Integer::sum);
        return new Futility(counts, count < MOST ? givenUp : with(policy.name()));
    }

    private Set<String> with(String policy) {
        Set<String> more = new TreeSet<>(givenUp);
        more.add(policy);
        return more;
    }

    /** Whether the policy replaces nobody any more. */
    public boolean isGivenUp(Policy<?> policy) {
        return givenUp.contains(policy.name());
    }
}
