package io.universe.launcher.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the operator says about one worker context, under {@code contexts.NAME}; what is empty is as the application says.
 *
 * @param enabled whether it runs; a disabled context keeps its options readable
 * @param maxInstances up to how many workers its own may ask for
 * @param after the contexts that have to be up before it begins
 * @param warmUpPort the port of slot 0 while it warms up
 * @param eventLoops on how many event loops each worker serves its port
 * @param stopTimeout empty where the general one counts
 * @param options free-form: maps, lists, strings, numbers and booleans
 */
public record ContextSettings(
        boolean enabled,
        OptionalInt instances,
        OptionalInt maxInstances,
        Optional<List<String>> after,
        OptionalInt port,
        OptionalInt standby,
        OptionalInt warmUpPort,
        OptionalInt eventLoops,
        Optional<Duration> stopTimeout,
        List<String> jvm,
        Map<String, String> env,
        Map<String, Object> options) {

    /** A context of which the operator says nothing. */
    public static final ContextSettings NONE = new ContextSettings(
            true,
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            Map.of());

    /** Copies what it is given, so that settings never change. */
    public ContextSettings {
        after = after.map(List::copyOf);
        jvm = List.copyOf(jvm);
        env = Map.copyOf(env);
        options = Map.copyOf(options);
    }
}
