package io.universe.launcher.config;

import io.universe.control.PlatformSettings;
import io.universe.worker.ProcessMeters;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The effective configuration of a home: every source heard, every value checked. Immutable.
 *
 * @param configFile the file that was read, which need not be there unless the operator named it
 * @param clustered a master and workers; otherwise the application runs in this one JVM
 * @param contexts what the operator says, by context; a context that is missing here is as the application says
 * @param selected the only contexts to run; empty for all that are enabled
 * @param firstPort what is meant for the first context that has a port
 * @param monPort the port of the monitor, 0 for any free one
 * @param monitor where it listens, and who may ask it
 * @param archive whether the home has a class-data archive, which the master makes
 * @param backends free-form options by backend
 * @param given which keys were given, and where; a key that is missing here has its default
 * @param said every value that was given, also those that a stronger layer overrules: from them the same settings come again
 */
public record Settings(
        Home home,
        Path configFile,
        boolean clustered,
        Map<String, ContextSettings> contexts,
        List<String> selected,
        FirstPort firstPort,
        int monPort,
        MonitorSettings monitor,
        Listen listen,
        boolean archive,
        Supervision supervision,
        Policies policies,
        Cache cache,
        EcvSettings ecv,
        Cluster cluster,
        Drain drain,
        Log log,
        MetricsSettings metrics,
        Map<String, Map<String, Object>> backends,
        Map<String, Layer> given,
        List<Given> said) {

    /** Copies what it is given, so that settings never change. */
    public Settings {
        contexts = Map.copyOf(contexts);
        selected = List.copyOf(selected);
        backends = Map.copyOf(backends);
        given = Map.copyOf(given);
        said = List.copyOf(said);
    }

    /** Why something would be lost if there were no master for a moment, and what to do; empty where nothing would. The master may forward connections though {@code listen} says otherwise. */
    public Optional<String> needOfMaster(boolean isForwarding) {
        if (supervision.orphanTimeout().isZero()) {
            return Optional.of("orphanTimeout is 0s, so no worker would wait for the next master; "
                    + "give it a minute or more, then stop and start");
        }
        return isForwarding
                ? Optional.of("every connection passes through the master and would end with it; "
                        + "stop and start when that may be")
                : Optional.empty();
    }

    /** The same with what is the master's own, the monitor and ECV, as others have it. */
    public Settings withMasterOf(Settings others) {
        return new Settings(
                home,
                configFile,
                clustered,
                contexts,
                selected,
                firstPort,
                others.monPort,
                others.monitor,
                listen,
                archive,
                supervision,
                policies,
                cache,
                others.ecv,
                cluster,
                drain,
                log,
                metrics,
                backends,
                given,
                said);
    }

    /** What the parts of the platform find that run in every process. */
    public PlatformSettings platform() {
        JsonObject sections = new JsonObject()
                .put("cache", cache.toJson())
                .put(ProcessMeters.SECTION, metrics.toJson(home.metrics()));
        return new PlatformSettings(sections, home.data());
    }

    /** The files that belong to a version as its jars do; some need not be there. */
    public List<Path> files() {
        return List.of(home.logConfigurationFile(), configFile);
    }

    /** What the operator says about the context; {@link ContextSettings#NONE} where that is nothing. */
    public ContextSettings context(String name) {
        return contexts.getOrDefault(name, ContextSettings.NONE);
    }

    /** The options of every context, by name: of those that the application has, of those that the operator says something about, and of the built-in one, which has none. */
    public Map<String, Object> optionsOf(Collection<String> application) {
        Map<String, Object> options = new TreeMap<>();
        ContextPlan.builtIn(this).ifPresent(plan -> options.put(plan.name(), plan.options()));
        application.forEach(name -> options.put(name, context(name).options()));
        contexts.forEach((name, context) -> options.put(name, context.options()));
        return options;
    }

    /** Where the value of the key comes from. */
    public Layer layerOf(String key) {
        return given.getOrDefault(key, Layer.DEFAULT);
    }

    /**
     * The contexts that are to run, in the order in which the application describes them, but each behind those that it comes after; throws {@link ConfigurationException} where
     * the settings do not fit the application.
     */
    public List<ContextPlan> applyTo(List<DescribedContext> described) {
        return Planning.plan(this, described);
    }

    /** How workers get their connections. */
    public enum Listen {
        /** Each worker accepts on a descriptor that the master hands over. */
        INHERIT,
        /** The master accepts and passes bytes on. */
        PROXY
    }

    /**
     * The patience of the master.
     *
     * @param tolerance how long a heartbeat may be missing
     * @param stopTimeout how long a draining worker may finish what is in flight
     * @param orphanTimeout how long a worker serves on when its master is dead
     * @param minUptime a worker that was ready for less ended early
     * @param startTimeout from the start of the JVM to the warm-up
     * @param warmUpTimeout from there to ready
     */
    public record Supervision(
            Duration heartbeatInterval,
            Duration tolerance,
            Duration stopTimeout,
            Duration orphanTimeout,
            Duration minUptime,
            Duration startTimeout,
            Duration warmUpTimeout,
            Debug debug) {}

    /**
     * Who may be debugged.
     *
     * @param running whether workers are started so that they can be debugged in their slots
     * @param timeout how long a worker may be debugged
     */
    public record Debug(boolean running, Duration timeout) {}

    /**
     * The cache and the members that hold the cluster's data.
     *
     * @param jvm options of the JVM of its workers
     */
    public record Cache(boolean enable, CacheMode mode, int instances, List<String> jvm, CacheLimits limits) {

        /** Copies the options, so that settings never change. */
        public Cache {
            jvm = List.copyOf(jvm);
        }

        private JsonObject toJson() {
            JsonObject section = new JsonObject()
                    .put("enable", enable)
                    .put("mode", mode.name().toLowerCase(Locale.ROOT))
                    .put("instances", instances);
            limits.putInto(section);
            return section;
        }
    }

    /** Where the cache lives. */
    public enum CacheMode {
        /** In workers of the built-in context {@code cache}. */
        STANDALONE,
        /** In the master. */
        MASTER
    }

    /**
     * How this home meets others.
     *
     * @param name processes with another name never meet; each home has its own unless told
     * @param bind the literal address that cluster ports are bound to
     * @param members {@code host:port} of members elsewhere to join through
     * @param locality which consumers nearby are preferred at which addresses of the event bus, such as {@code sky.*=host}
     * @param checkInterval how often each node checks its registrations; zero: never
     */
    public record Cluster(
            String name, String bind, List<String> members, List<String> locality, Duration checkInterval) {

        /** Copies the lists, so that settings never change. */
        public Cluster {
            members = List.copyOf(members);
            locality = List.copyOf(locality);
        }
    }

    /** What open streams get when their worker drains: how long a WebSocket may stay before it is closed with 1001. */
    public record Drain(Duration webSocket) {}

    /**
     * What is written under {@code log/}.
     *
     * @param access whether each request gets a line in the access log
     * @param maxFileSize bytes after which a file is rolled
     * @param maxAge after which a rolled file is deleted
     * @param totalSize bytes that all files together may take
     */
    public record Log(LogLevel level, boolean access, long maxFileSize, Duration maxAge, long totalSize) {

        /** The same with or without an access log. */
        public Log withAccess(boolean wanted) {
            return new Log(level, wanted, maxFileSize, maxAge, totalSize);
        }
    }

    /** The least severe line that is written. */
    public enum LogLevel {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
