package io.universe.launcher.config;

import io.universe.control.ContextNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A worker context as it is to run: what the application says, overruled by what the operator says.
 *
 * @param maxInstances up to how many workers its own may ask for
 * @param after the contexts that have to be up before it begins, those that run
 * @param port the port that the workers share, 0 for any free one, empty for workers without HTTP
 * @param standby how many workers wait warmed up
 * @param warmUpPort the port of slot 0 while it warms up, on loopback, the next slot has the next port; empty for any free one
 * @param eventLoops on how many event loops each worker serves its port; empty for its share of the cores
 * @param stopTimeout how long a draining worker may finish what is in flight
 * @param jvm options that are added to those every worker JVM gets
 * @param env variables that are added to the launcher's environment
 * @param options what the application may ask for as {@code Worker.options()}
 */
public record ContextPlan(
        String name,
        int instances,
        int maxInstances,
        List<String> after,
        OptionalInt port,
        int standby,
        OptionalInt warmUpPort,
        OptionalInt eventLoops,
        Duration stopTimeout,
        List<String> jvm,
        Map<String, String> env,
        Map<String, Object> options) {

    /** The context that the platform brings along; empty where the settings want none. It runs no application code, has no port and is set by keys of its own. */
    public static Optional<ContextPlan> builtIn(Settings settings) {
        Settings.Cache cache = settings.cache();
        return cache.enable() && cache.mode() == Settings.CacheMode.STANDALONE
                ? Optional.of(withoutOptions(
                        ContextNames.CACHE,
                        cache.instances(),
                        settings.supervision().stopTimeout(),
                        cache.jvm()))
                : Optional.empty();
    }

    private static ContextPlan withoutOptions(String name, int instances, Duration stopTimeout, List<String> jvm) {
        OptionalInt none = OptionalInt.empty();
        return new ContextPlan(
                name, instances, instances, List.of(), none, 0, none, none, stopTimeout, jvm, Map.of(), Map.of());
    }

    /** The same with so many workers, on this port where it has one. */
    public ContextPlan standing(int wanted, int realPort) {
        OptionalInt at = port.isPresent() && realPort > 0 ? OptionalInt.of(realPort) : port;
        return new ContextPlan(
                name, wanted, maxInstances, after, at, standby, warmUpPort, eventLoops, stopTimeout, jvm, env, options);
    }

    /** Whether the platform brings it along. */
    public boolean isBuiltIn() {
        return ContextNames.isBuiltIn(name);
    }
}
