package io.universe.launcher.supervisor.policy;

import java.util.Map;

/**
 * Against workers that have grown too big.
 *
 * @param maxBytes of resident memory, 1 and up
 * @param isDryRun default false
 */
public record MaxRss(long maxBytes, boolean isDryRun) implements Policy<Nothing> {
    public MaxRss {
        Figures.requirePositive("maxRss", maxBytes);
    }

    @Override
    public String name() {
        return "max-rss";
    }

    @Override
    public boolean canBeInVain() {
        return true;
    }

    @Override
    public Nothing beginning() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> judge(Nothing memory, Observation seen) {
        long resident = seen.heartbeat().load().residentBytes();
        return resident <= maxBytes
                ? Judgement.good(memory)
                : Judgement.bad(memory, Map.of("rss", Long.toString(resident), "limit", Long.toString(maxBytes)));
    }
}
