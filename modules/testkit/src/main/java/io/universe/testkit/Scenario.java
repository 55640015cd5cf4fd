package io.universe.testkit;

import io.universe.testkit.os.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A universe about to be started, told in a sentence: {@code aUniverse().ofTheSample().withWorkers(2).with("--orphanTimeout=0s").start()}.
 * Ports are chosen by the system and heaps are small, unless it says otherwise. Used by one thread.
 */
public final class Scenario {

    /** Small, and quick to start: nothing is measured here, and many JVMs share few cores. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final String SMALL_JVM = "-Xmx160m " + QUICK_START;

    /** Fills a pipe to the last byte, and runs a command whose output goes there. */
    private static final String UNREAD = """
            mkfifo "$0" && exec 3<>"$0"
            dd if=/dev/zero of="$0" bs=4096 count=1024 oflag=nonblock conv=notrunc 2>/dev/null
            exec "$@" >&3 2>&3 3>&-
            """;

    private static final String LONG_NAME = "a-universe-with-a-long-name-".repeat(5);

    private final List<String> options = new ArrayList<>();
    private final List<Fixture> applications = new ArrayList<>();
    private final List<Fixture> extensions = new ArrayList<>();
    private final List<Path> jars = new ArrayList<>();
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private List<String> launch = List.of("run", "-cluster");
    private List<String> user = List.of();
    private String homeName = "home";
    private boolean hasTheSample;
    private boolean isReadOnly;
    private boolean isWithoutArchive;
    private boolean hasACache;
    private boolean isUnread;
    private Optional<String> configuration = Optional.empty();

    private Scenario() {}

    /** A universe with nothing in it yet. */
    public static Scenario aUniverse() {
        return new Scenario();
    }

    /** It runs the sample: contexts {@code web} and {@code engine}. */
    public Scenario ofTheSample() {
        hasTheSample = true;
        return withHeaps("web", "engine");
    }

    /** It runs an application of the test's own; {@link #running} names its contexts. */
    public Scenario of(Fixture application) {
        applications.add(application);
        return this;
    }

    /** Its monitor has this extension. */
    public Scenario extendedBy(Fixture extension) {
        extensions.add(extension);
        return this;
    }

    /** It runs an application that is a jar already; {@link #running} names its contexts. */
    public Scenario ofJar(Path jar) {
        jars.add(jar);
        return this;
    }

    /** It runs these contexts. */
    public Scenario running(String... contexts) {
        return with("--contexts=" + String.join(",", contexts)).withHeaps(contexts);
    }

    private Scenario withHeaps(String... contexts) {
        for (String context : contexts) {
            with("--contexts." + context + ".jvm=" + SMALL_JVM);
        }
        return this;
    }

    /** The first context with a port has so many workers. */
    public Scenario withWorkers(int workers) {
        return with("--workers=" + workers);
    }

    /** Further options; one given twice is the last one given. */
    public Scenario with(String... more) {
        for (String option : more) {
            String key = option.split("=", 2)[0] + "=";
            options.removeIf(present -> present.startsWith(key));
            options.add(option);
        }
        return this;
    }

    /** It has this {@code conf/universe.yaml}. */
    public Scenario withConfiguration(String yaml) {
        configuration = Optional.of(yaml);
        return this;
    }

    /** Its home has a path with more than the 108 bytes that a Unix socket's path may have. */
    public Scenario inAHomeWithALongPath() {
        homeName = LONG_NAME;
        return this;
    }

    /** It runs on another JDK than the test. */
    public Scenario onJava(Path executable) {
        java = executable;
        return this;
    }

    /** Another command is given in place of {@code run -cluster}. */
    public Scenario commanded(String... words) {
        launch = List.of(words);
        return this;
    }

    /** It runs in one JVM. */
    public Scenario withoutCluster() {
        launch = List.of("run");
        return this;
    }

    /** It has a worker for the cluster's cache, as every universe of an operator has; those of tests are spared it. */
    public Scenario withCache() {
        hasACache = true;
        return this;
    }

    /** Its home is not given the class-data archive of the build. */
    public Scenario withoutArchive() {
        isWithoutArchive = true;
        return this;
    }

    /** Its output goes to a terminal that has been stopped, or a pager in which nobody turns the page: the first byte is one too many. */
    public Scenario onATerminalThatNobodyReads() {
        isUnread = true;
        return this;
    }

    /** It is run by a user who may read its home, but not write into it. */
    public Scenario asSomebodyWhoMayNotWrite() {
        isReadOnly = true;
        if (System.getProperty("user.name").equals("root")) {
            user = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        }
        return this;
    }

    /** Starts it in a session of its own, with no signal ignored, and does not wait for it to be ready. */
    public TestUniverse start() {
        try {
            return startIn(home());
        } catch (IOException e) {
            throw new UncheckedIOException("the universe could not be started", e);
        }
    }

    /** Starts it in a home that this scenario has made and the test has prepared. */
    public TestUniverse startIn(TestHome home) throws IOException {
        return TestUniverse.start(home, commandFor(home));
    }

    /** Starts one whose master runs from a jar that stays, and writes the classes that it has loaded to an archive when it ends. */
    TestUniverse training(TestHome home, Path jar, Path archive) throws IOException {
        List<String> command = commandFor(home);
        int at = command.indexOf("-jar");
        command.set(at + 1, jar.toString());
        command.add(at, "-XX:ArchiveClassesAtExit=" + archive);
        command.add("--home=" + home.directory());
        return TestUniverse.start(home, command);
    }

    /** Runs one that is expected to end by itself within twenty seconds; fails where it leaves a process behind. */
    public Command.Ended runToItsEnd() {
        return runToItsEnd(Duration.ofSeconds(20));
    }

    /** Runs one that is expected to end by itself in this time; fails where it leaves a process behind. */
    public Command.Ended runToItsEnd(Duration deadline) {
        try {
            TestHome home = home();
            Command.Ended ended = new Command(commandFor(home)).run(deadline);
            Leftovers.assertNone(home);
            home.delete();
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException("the universe could not be run", e);
        }
    }

    /** Makes its home, for a test that starts nothing or wants to prepare it. */
    public TestHome home() throws IOException {
        Path built = builtHome();
        TestHome home = hasTheSample ? TestHome.copyOf(built, homeName) : TestHome.create(homeName);
        if (!hasTheSample) {
            home.add(built.resolve("launcher.jar"), "launcher.jar");
        }
        String platform = built.resolve("launcher.jar").toString();
        for (Fixture application : applications) {
            Path jar = home.modules().resolve(application.name() + ".jar");
            application.packInto(jar, platform);
        }
        for (Fixture extension : extensions) {
            Path jar = home.directory().resolve("monitor").resolve(extension.name() + ".jar");
            extension.packInto(jar, platform);
        }
        for (Path jar : jars) {
            home.add(jar, "modules/" + jar.getFileName());
        }
        if (configuration.isPresent()) {
            home.configure(configuration.get());
        }
        if (isReadOnly) {
            home.makeReadOnly();
        } else if (!isWithoutArchive && isForTheTestsJava()) {
            TestArchive.of(built).ifPresent(archive -> archive.putInto(home));
        }
        return home;
    }

    /** For another the archive is of no use. */
    private boolean isForTheTestsJava() {
        return java.startsWith(System.getProperty("java.home"));
    }

    private static Path builtHome() {
        return Path.of(Optional.ofNullable(System.getProperty("universe.home"))
                .orElseThrow(() -> new IllegalStateException("the system property universe.home names no built home")));
    }

    /** The whole command line for a home. */
    List<String> commandFor(TestHome home) {
        List<String> command = new ArrayList<>();
        if (isUnread) {
            command.addAll(
                    List.of("sh", "-c", UNREAD, home.root().resolve("terminal").toString()));
        }
        command.addAll(List.of("env", "--default-signal", "setsid"));
        command.addAll(user);
        command.addAll(List.of(java.toString(), "-Xmx128m"));
        command.addAll(List.of(QUICK_START.split(" ")));
        command.addAll(isWithoutArchive ? List.of() : home.archiveOptions());
        command.add(home.temporaryOption());
        command.addAll(List.of("-jar", home.launcher().toString()));
        command.addAll(words(home));
        return command;
    }

    /** A home without an archive gets none by the way: to make it costs more than it saves here. */
    private List<String> words(TestHome home) {
        List<String> words = new ArrayList<>(launch);
        words.addAll(options);
        if (!home.hasArchive()) {
            withDefault(words, "--archive=false");
        }
        withDefault(words, hasACache ? "--cache.jvm=" + SMALL_JVM : "--cache.enable=false");
        withDefault(words, "--port=0");
        withDefault(words, "--monPort=0");
        withDefault(words, "--orphanTimeout=0s");
        return words;
    }

    private static void withDefault(List<String> words, String option) {
        String key = option.split("=", 2)[0] + "=";
        if (words.stream().noneMatch(word -> word.startsWith(key))) {
            words.add(option);
        }
    }
}
