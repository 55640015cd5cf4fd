package io.universe.launcher.config;

import io.universe.control.ContextNames;
import io.universe.launcher.config.Key.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of keys: what is not here is refused. Parsing, help and the handbook's table are made from it. */
final class Keys {

    private static final List<Key<?>> CATALOGUE = new ArrayList<>();
    private static final Type<Integer> PORT = Types.integer(0, 65_535);
    private static final Type<Integer> COUNT = Types.integer(0, 10_000);
    private static final Type<Integer> INSTANCE_COUNT = Types.integer(1, 10_000);
    private static final Type<Duration> ANY_DURATION = Types.duration(Duration.ZERO);
    private static final Type<Duration> SOME_DURATION = Types.duration(Duration.ofMillis(100));
    /** What the supervisor takes for the longest a stage may last. */
    private static final Duration LONGEST_STAGE = Duration.ofDays(1);

    private static final Type<Duration> START = Types.duration(Duration.ofMillis(100), LONGEST_STAGE);
    private static final Type<Duration> STOP = Types.duration(Duration.ofMillis(1), LONGEST_STAGE);
    static final Type<List<String>> JVM_OPTIONS =
            Types.list(" ", Types.text("options of the JVM", Pattern.compile("-\\S.*")));
    private static final String APPLICATION = "as the application says";

    static final Type<String> CONTEXT_NAME =
            Types.text("names of contexts, " + ContextNames.FORM, Pattern.compile(ContextNames.FORM));

    static final Key<String> HOME = open(
            Section.UNIVERSE,
            "home",
            path(),
            "beside launcher.jar",
            "The directory the universe lives in; not in the file.");
    static final Key<String> CONFIG = open(
            Section.UNIVERSE,
            "config",
            path(),
            "conf/universe.yaml of the home",
            "The configuration file; not in the file.");
    static final Key<List<String>> SELECTED = open(
            Section.UNIVERSE,
            "contexts",
            Types.list(",", CONTEXT_NAME),
            "all that are enabled",
            "The only contexts to run.");
    static final Key<Integer> MON_PORT =
            key(Section.UNIVERSE, "monPort", PORT, "9091", "Port of the monitor; 0 for any free one.");
    static final Key<Settings.Listen> LISTEN = key(
            Section.UNIVERSE,
            "listen",
            Types.oneOf(Settings.Listen.class),
            "inherit",
            "Whether workers accept on sockets handed over by the master, or the master passes bytes on.");

    static final Key<Boolean> ARCHIVE = key(
            Section.UNIVERSE,
            "archive",
            Types.bool(),
            "true",
            "Whether the master makes a class-data archive, with which every JVM starts faster.");

    static final Key<Integer> WORKERS = open(
            Section.WORKERS,
            "workers",
            INSTANCE_COUNT,
            APPLICATION + ", else one per core",
            "Instances of the first context that has a port; alias noWorkers.");
    static final Key<Integer> PORT_OF_FIRST = open(
            Section.WORKERS, "port", PORT, APPLICATION, "Port of the first context that has one; 0 for any free one.");
    static final Key<Integer> STANDBY = open(
            Section.WORKERS,
            "standby",
            COUNT,
            "0",
            "Workers of the first context that has a port that wait warmed up.");

    static final Key<Duration> HEARTBEAT_INTERVAL =
            key(Section.LIFE, "heartbeatInterval", SOME_DURATION, "5s", "How often a worker gives a sign of life.");
    static final Key<Duration> TOLERANCE = key(
            Section.LIFE,
            "tolerance",
            START,
            "15s",
            "How long that sign may be missing before the worker is recycled.");
    static final Key<Duration> MAX_AGE = key(
            Section.LIFE, "maxAge", Types.duration(Duration.ofSeconds(1)), "3d", "Age at which a worker is recycled.");
    static final Key<Double> MAX_AGE_JITTER = key(
            Section.LIFE,
            "maxAgeJitter",
            Types.share(),
            "10%",
            "What chance adds to it or takes off, so that workers of one age do not all go at once.");
    static final Key<Duration> STOP_TIMEOUT =
            key(Section.LIFE, "stopTimeout", STOP, "30s", "How long a draining worker may finish what is in flight.");
    static final Key<Duration> ORPHAN_TIMEOUT = key(
            Section.LIFE,
            "orphanTimeout",
            ANY_DURATION,
            "10m",
            "How long a worker serves on when its master has died; a new master takes it over. 0s: it drains at once.");
    static final Key<Duration> MIN_UPTIME = key(
            Section.LIFE,
            "minUptime",
            Types.duration(Duration.ZERO, LONGEST_STAGE),
            "2s",
            "A worker that ends after being ready for less is spawned again with back-off only.");
    static final Key<Duration> START_TIMEOUT = key(
            Section.LIFE, "startTimeout", START, "60s", "How long a worker may take from its start to its warm-up.");
    static final Key<Duration> WARM_UP_TIMEOUT = key(
            Section.LIFE, "warmUpTimeout", START, "60s", "How long a worker may take from there until it is ready.");
    static final Key<Boolean> DEBUG_RUNNING = key(
            Section.LIFE,
            "debug.running",
            Types.bool(),
            "false",
            "Whether workers are started so that they can be debugged in their slots; on Java 17 to 23.");
    static final Key<Duration> DEBUG_TIMEOUT =
            key(Section.LIFE, "debug.timeout", START, "30m", "How long a worker may be debugged before that is ended.");
    static final Key<Duration> DRAIN_WEB_SOCKET = key(
            Section.LIFE,
            "drain.webSocket",
            ANY_DURATION,
            "5s",
            "How long a WebSocket may stay when its worker drains, before it is closed with 1001.");

    static final Key<Boolean> ENABLED = key(
            Section.CONTEXT,
            "contexts.NAME.enabled",
            Types.bool(),
            "true",
            "Whether it runs; a disabled context keeps its options.");
    static final Key<Integer> INSTANCES =
            open(Section.CONTEXT, "contexts.NAME.instances", INSTANCE_COUNT, APPLICATION, "How many workers.");
    static final Key<Integer> MAX_INSTANCES = open(
            Section.CONTEXT,
            "contexts.NAME.maxInstances",
            INSTANCE_COUNT,
            "instances",
            "Up to how many workers its own may ask for by Cluster.fork; scale may go beyond.");
    static final Key<List<String>> AFTER = open(
            Section.CONTEXT,
            "contexts.NAME.after",
            Types.list(",", CONTEXT_NAME),
            APPLICATION,
            "Contexts that have to be up before its first worker is spawned; [] for none.");
    static final Key<Integer> CONTEXT_PORT =
            open(Section.CONTEXT, "contexts.NAME.port", PORT, APPLICATION, "The port they share; 0 for any free one.");
    static final Key<Integer> CONTEXT_STANDBY =
            open(Section.CONTEXT, "contexts.NAME.standby", COUNT, "0", "How many workers wait warmed up.");
    static final Key<Integer> WARM_UP_PORT = open(
            Section.CONTEXT,
            "contexts.NAME.warmUpPort",
            Types.integer(1, 65_535),
            "any free one",
            "Port on loopback where slot 0 warms up; the next slot has the next.");
    static final Key<Integer> EVENT_LOOPS = open(
            Section.CONTEXT,
            "contexts.NAME.eventLoops",
            Types.integer(1, 1_000),
            "cores divided by instances",
            "On how many event loops each worker serves its port.");
    static final Key<Duration> CONTEXT_STOP_TIMEOUT = open(
            Section.CONTEXT, "contexts.NAME.stopTimeout", STOP, "stopTimeout", "As stopTimeout, for this context.");
    static final Key<List<String>> JVM = open(
            Section.CONTEXT, "contexts.NAME.jvm", JVM_OPTIONS, "none", "Options of the JVM, added to the platform's.");
    static final Key<String> ENV = open(
            Section.CONTEXT,
            "contexts.NAME.env.*",
            Types.text("text", Pattern.compile("(?s).*")),
            "none",
            "Variables of the environment.");
    static final Key<Object> OPTIONS = open(
            Section.CONTEXT,
            "contexts.NAME.options.*",
            Types.FREE,
            "none",
            "Free-form: what the application reads as Worker.options().");

    static final Key<String> CLUSTER_NAME = open(
            Section.CLUSTER,
            "cluster.name",
            Types.text("letters, digits, . _ -", Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")),
            "its own for each home",
            "Processes with another name never meet.");
    static final Key<String> CLUSTER_INTERFACE = key(
            Section.CLUSTER,
            "cluster.interface",
            Types.address(),
            "127.0.0.1",
            "The address that cluster ports are bound to; who reaches them owns the universe.");
    static final Key<List<String>> CLUSTER_MEMBERS = open(
            Section.CLUSTER,
            "cluster.members",
            Types.list(",", Types.text("host:port", Pattern.compile("\\S+:\\d{1,5}"))),
            "none",
            "Members on other hosts to join through.");
    static final Key<List<String>> CLUSTER_LOCALITY = open(
            Section.CLUSTER,
            "cluster.locality",
            Types.list(",", Types.text("ADDRESS=any, host or jvm", Pattern.compile("[^=,\\s]+=(any|host|jvm)"))),
            "none",
            "Which consumers nearby get what is sent at which addresses of the event bus; * stands for any characters.");
    static final Key<Duration> CLUSTER_CHECK_INTERVAL = key(
            Section.CLUSTER,
            "cluster.checkInterval",
            Types.durationOrNone(Duration.ofMillis(100)),
            "30s",
            "How often each node checks whether its registrations on the event bus are true. 0s: never.");

    static final Key<Settings.LogLevel> LOG_LEVEL = key(
            Section.LOG,
            "log.level",
            Types.oneOf(Settings.LogLevel.class),
            "info",
            "The least severe line that is written.");
    static final Key<Boolean> LOG_ACCESS = key(
            Section.LOG, "log.access", Types.bool(), "false", "Whether each request gets a line in the access log.");
    static final Key<Long> LOG_MAX_FILE_SIZE = key(
            Section.LOG,
            "log.maxFileSize",
            Types.size(10 << 10, "10KB"),
            "10MB",
            "Size at which a file is rolled and compressed.");
    static final Key<Duration> LOG_MAX_AGE = key(
            Section.LOG,
            "log.maxAge",
            Types.duration(Duration.ofDays(1)),
            "14d",
            "Age at which a rolled file is deleted.");
    static final Key<Long> LOG_TOTAL_SIZE =
            key(Section.LOG, "log.totalSize", Types.size(1 << 20, "1MB"), "1GB", "What all files may take together.");

    static final Key<Object> BACKENDS = open(
            Section.BACKENDS, "backends.NAME.*", Types.FREE, "none", "Free-form: what the backend of this name reads.");

    private Keys() {}

    /** All of them, in the order of the handbook. */
    static List<Key<?>> all() {
        return Stream.of(
                        CATALOGUE.stream(),
                        CacheKeys.all(),
                        EcvKeys.all(),
                        PolicyKeys.all(),
                        MonitorKeys.all(),
                        MetricsKeys.all())
                .flatMap(keys -> keys)
                .sorted(Comparator.comparing(Key::section))
                .toList();
    }

    /** Those that begin so, in the order of the handbook, with commas between them. */
    static String namesBelow(String prefix) {
        return all().stream()
                .map(Key::name)
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.joining(", "));
    }

    private static Type<String> path() {
        return Types.text("a path", Pattern.compile(".+"));
    }

    private static <T> Key<T> key(Section section, String name, Type<T> type, String fallback, String doc) {
        return listed(new Key<>(name, type, Optional.of(fallback), "none", section, doc));
    }

    private static <T> Key<T> open(Section section, String name, Type<T> type, String without, String doc) {
        return listed(new Key<>(name, type, Optional.empty(), without, section, doc));
    }

    private static <T> Key<T> listed(Key<T> key) {
        CATALOGUE.add(key);
        return key;
    }
}
