package io.universe.launcher.config;

import java.util.Map;

/**
 * The policies of all contexts.
 *
 * @param general of those of which nothing else is said
 * @param byContext of those of which something is said, what is said in general included
 */
public record Policies(PolicySettings general, Map<String, PolicySettings> byContext) {

    /** Copies the map, so that settings never change. */
    public Policies {
        byContext = Map.copyOf(byContext);
    }

    /** Those of the context. */
    public PolicySettings of(String context) {
        return byContext.getOrDefault(context, general);
    }
}
