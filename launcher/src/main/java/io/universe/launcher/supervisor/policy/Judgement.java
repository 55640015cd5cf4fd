package io.universe.launcher.supervisor.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What a policy made of a heartbeat.
 *
 * @param memory what it remembers from now on
 * @param evidence the figures that speak against the worker, by name; empty when nothing does
 */
public record Judgement<M>(M memory, Optional<Map<String, String>> evidence) {
    public Judgement {
        evidence = evidence.map(Map::copyOf);
    }

    /** Nothing speaks against the worker. */
    public static <M> Judgement<M> good(M memory) {
        return new Judgement<>(memory, Optional.empty());
    }

    /** These figures do. */
    public static <M> Judgement<M> bad(M memory, Map<String, String> evidence) {
        return new Judgement<>(memory, Optional.of(evidence));
    }
}
