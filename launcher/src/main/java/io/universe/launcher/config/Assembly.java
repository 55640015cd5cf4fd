package io.universe.launcher.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the settings together from single values. */
final class Assembly {

    private final Values values;

    Assembly(Values values) {
        this.values = values;
    }

    Settings settings(Home home, Path configFile, boolean clustered, List<Given> said) {
        return new Settings(
                home,
                configFile,
                clustered,
                contexts(),
                values.find(Keys.SELECTED).orElse(List.of()),
                firstPort(),
                values.get(Keys.MON_PORT),
                MonitorKeys.read(home, values),
                values.get(Keys.LISTEN),
                values.get(Keys.ARCHIVE),
                supervision(),
                PolicyKeys.read(values),
                cache(),
                EcvKeys.read(values),
                cluster(home),
                new Settings.Drain(values.get(Keys.DRAIN_WEB_SOCKET)),
                log(),
                new MetricsSettings(values.get(MetricsKeys.ENABLE), values.get(MetricsKeys.METERS)),
                backends(),
                values.layers(),
                said);
    }

    private Map<String, ContextSettings> contexts() {
        Map<String, ContextSettings> contexts = new LinkedHashMap<>();
        values.owners("contexts.").forEach(name -> contexts.put(name, context(name)));
        return contexts;
    }

    private ContextSettings context(String name) {
        return new ContextSettings(
                values.find(Keys.ENABLED, Keys.ENABLED.of(name)).orElse(true),
                values.findInt(Keys.INSTANCES, Keys.INSTANCES.of(name)),
                values.findInt(Keys.MAX_INSTANCES, Keys.MAX_INSTANCES.of(name)),
                values.find(Keys.AFTER, Keys.AFTER.of(name)),
                values.findInt(Keys.CONTEXT_PORT, Keys.CONTEXT_PORT.of(name)),
                values.findInt(Keys.CONTEXT_STANDBY, Keys.CONTEXT_STANDBY.of(name)),
                values.findInt(Keys.WARM_UP_PORT, Keys.WARM_UP_PORT.of(name)),
                values.findInt(Keys.EVENT_LOOPS, Keys.EVENT_LOOPS.of(name)),
                values.find(Keys.CONTEXT_STOP_TIMEOUT, Keys.CONTEXT_STOP_TIMEOUT.of(name)),
                values.find(Keys.JVM, Keys.JVM.of(name)).orElse(List.of()),
                variables(name),
                PlainValues.of(Tree.of(values.below(Keys.OPTIONS, "contexts." + name + ".options."))));
    }

    private Map<String, String> variables(String name) {
        Map<String, String> variables = new LinkedHashMap<>();
        values.below(Keys.ENV, "contexts." + name + ".env.")
                .forEach((variable, value) -> variables.put(String.join(".", Tree.segments(variable)), value));
        return variables;
    }

    private FirstPort firstPort() {
        return new FirstPort(
                values.findInt(Keys.WORKERS, Keys.WORKERS.name()),
                values.findInt(Keys.PORT_OF_FIRST, Keys.PORT_OF_FIRST.name()),
                values.findInt(Keys.STANDBY, Keys.STANDBY.name()));
    }

    private Settings.Supervision supervision() {
        return new Settings.Supervision(
                values.get(Keys.HEARTBEAT_INTERVAL),
                values.get(Keys.TOLERANCE),
                values.get(Keys.STOP_TIMEOUT),
                values.get(Keys.ORPHAN_TIMEOUT),
                values.get(Keys.MIN_UPTIME),
                values.get(Keys.START_TIMEOUT),
                values.get(Keys.WARM_UP_TIMEOUT),
                new Settings.Debug(values.get(Keys.DEBUG_RUNNING), values.get(Keys.DEBUG_TIMEOUT)));
    }

    private Settings.Cache cache() {
        return new Settings.Cache(
                values.get(CacheKeys.ENABLE),
                values.get(CacheKeys.MODE),
                values.get(CacheKeys.INSTANCES),
                values.find(CacheKeys.JVM).orElse(List.of()),
                cacheLimits());
    }

    private CacheLimits cacheLimits() {
        return new CacheLimits(
                values.get(CacheKeys.MAX_SIZE),
                values.get(CacheKeys.MAX_VALUE_SIZE),
                values.get(CacheKeys.LEASE),
                values.get(CacheKeys.FSYNC));
    }

    private Settings.Cluster cluster(Home home) {
        return new Settings.Cluster(
                values.find(Keys.CLUSTER_NAME).orElseGet(() -> clusterNameOf(home.root())),
                values.get(Keys.CLUSTER_INTERFACE),
                values.find(Keys.CLUSTER_MEMBERS).orElse(List.of()),
                values.find(Keys.CLUSTER_LOCALITY).orElse(List.of()),
                values.get(Keys.CLUSTER_CHECK_INTERVAL));
    }

    /** A name that no other home on this host has. */
    private static String clusterNameOf(Path root) {
        return "universe-" + ShortHash.of(root.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Settings.Log log() {
        return new Settings.Log(
                values.get(Keys.LOG_LEVEL),
                values.get(Keys.LOG_ACCESS),
                values.get(Keys.LOG_MAX_FILE_SIZE),
                values.get(Keys.LOG_MAX_AGE),
                values.get(Keys.LOG_TOTAL_SIZE));
    }

    private Map<String, Map<String, Object>> backends() {
        Map<String, Map<String, Object>> backends = new LinkedHashMap<>();
        values.owners("backends.")
                .forEach(name -> backends.put(name, Tree.of(values.below(Keys.BACKENDS, "backends." + name + "."))));
        return backends;
    }
}
