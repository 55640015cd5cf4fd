package io.universe.launcher.supervisor.policy;

import java.util.Map;

/**
 * Against workers that have served enough.
 *
 * @param maxRequests transactions in the life of a worker, 1 and up
 */
public record MaxRequests(long maxRequests) implements Policy<Nothing> {
    public MaxRequests {
        Figures.requirePositive("maxRequests", maxRequests);
    }

    @Override
    public String name() {
        return "max-requests";
    }

    @Override
    public Nothing beginning() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> judge(Nothing memory, Observation seen) {
        long served = seen.heartbeat().traffic().totalTransactions();
        return served < maxRequests
                ? Judgement.good(memory)
                : Judgement.bad(memory, Map.of("requests", Long.toString(served), "limit", Long.toString(maxRequests)));
    }
}
