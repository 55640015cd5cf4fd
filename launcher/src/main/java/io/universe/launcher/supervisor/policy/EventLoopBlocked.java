package io.universe.launcher.supervisor.policy;

import java.time.Duration;
import java.util.Map;

/**
 * Against workers one of whose event loops was blocked for too long: it still beats, but those who are served by that loop waited.
 *
 * @param longest 1 ms and up
 */
public record EventLoopBlocked(Duration longest) implements Policy<Nothing> {
    public EventLoopBlocked {
        Figures.requirePositive("milliseconds of eventLoopBlocked", longest.toMillis());
    }

    @Override
    public String name() {
        return "event-loop-blocked";
    }

    @Override
    public boolean wantsThreads() {
        return true;
    }

    @Override
    public Nothing beginning() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> judge(Nothing memory, Observation seen) {
        long blockedMillis = seen.heartbeat().pauses().blockedMillis();
        return blockedMillis < longest.toMillis()
                ? Judgement.good(memory)
                : Judgement.bad(memory, Map.of("blocked", blockedMillis + "ms", "limit", longest.toMillis() + "ms"));
    }
}
