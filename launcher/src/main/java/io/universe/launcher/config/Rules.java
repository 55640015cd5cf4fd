package io.universe.launcher.config;

import io.universe.control.ContextNames;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must hold between values that are each allowed on their own. */
final class Rules {

    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /** What the store of persisted namespaces takes. */
    private static final long LARGEST_ON_DISK = 32L << 20;

    private Rules() {}

    static void check(Settings settings, Values values, List<String> problems) {
        contextNames(settings, problems);
        patience(settings, values, problems);
        cluster(settings, values, problems);
        cache(settings, values, problems);
        monitor(settings.monitor(), values, problems);
        EcvKeys.check(settings.ecv(), values, problems);
        if (settings.log().totalSize() < settings.log().maxFileSize()) {
            problems.add(values.shown(Keys.LOG_TOTAL_SIZE) + " is less than one file; allowed: more than "
                    + values.shown(Keys.LOG_MAX_FILE_SIZE));
        }
    }

    private static void cache(Settings settings, Values values, List<String> problems) {
        CacheLimits limits = settings.cache().limits();
        if (limits.maxValueBytes() > LARGEST_ON_DISK) {
            problems.add(values.shown(CacheKeys.MAX_VALUE_SIZE) + " is more than a persisted namespace can hold; "
                    + "allowed: up to 32MB");
        } else if (limits.maxValueBytes() > limits.maxSizeBytes()) {
            problems.add(values.shown(CacheKeys.MAX_VALUE_SIZE) + " is more than fits; allowed: up to "
                    + values.shown(CacheKeys.MAX_SIZE));
        }
    }

    private static void monitor(MonitorSettings monitor, Values values, List<String> problems) {
        boolean isHalf = values.find(MonitorKeys.CERTIFICATE).isPresent()
                != values.find(MonitorKeys.KEY).isPresent();
        if (isHalf) {
            problems.add("TLS of the monitor needs both monitor.tls.certificate and monitor.tls.key, PEM files; "
                    + "give the other one too, or neither");
        } else if (!monitor.isLoopback() && monitor.tls().isEmpty()) {
            problems.add(values.shown(MonitorKeys.INTERFACE)
                    + " would show the universe, and its token, to whoever is on the way; "
                    + "give monitor.tls.certificate and monitor.tls.key, PEM files, or leave the monitor at 127.0.0.1");
        }
        monitor.tls().stream()
                .flatMap(tls -> Stream.of(tls.certificate(), tls.key()))
                .filter(file -> !Files.isReadable(file))
                .forEach(file -> problems.add(
                        "monitor.tls: " + file + " cannot be read; name a PEM file that this user may read"));
    }

    private static void contextNames(Settings settings, List<String> problems) {
        Set<String> names = new TreeSet<>(settings.contexts().keySet());
        names.addAll(settings.selected());
        names.stream().filter(ContextNames.TAKEN::contains).forEach(name -> problems.add(reserved(name)));
        names.stream()
                .filter(name -> !ContextNames.isWellFormed(name))
                .forEach(name -> problems.add("contexts." + name + ": a context is named " + ContextNames.FORM
                        + ": small letters and digits, a letter first"));
    }

    private static String reserved(String name) {
        String remedy = ContextNames.isBuiltIn(name)
                ? "its keys are " + Keys.namesBelow("cache.")
                : "name the context otherwise";
        return "contexts." + name + ": the name is taken by the platform; " + remedy;
    }

    private static void patience(Settings settings, Values values, List<String> problems) {
        Settings.Supervision supervision = settings.supervision();
        if (supervision.tolerance().compareTo(supervision.heartbeatInterval()) <= 0) {
            problems.add(values.shown(Keys.TOLERANCE) + " would recycle healthy workers; allowed: longer than "
                    + values.shown(Keys.HEARTBEAT_INTERVAL));
        }
    }

    private static void cluster(Settings settings, Values values, List<String> problems) {
        if (EVERY_INTERFACE.contains(settings.cluster().bind())) {
            problems.add(
                    values.shown(Keys.CLUSTER_INTERFACE)
                            + " would open the cluster to everybody who reaches this host; name the one address it is meant for");
        }
        if (!settings.cluster().members().isEmpty()
                && values.find(Keys.CLUSTER_NAME).isEmpty()) {
            problems.add(
                    values.shown(Keys.CLUSTER_MEMBERS)
                            + " never meet this home, whose cluster name is its own; give cluster.name, the same on every host");
        }
    }
}
