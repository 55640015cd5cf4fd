package io.universe.launcher.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory a universe lives in, and the places in it. Absolute and normalized; nothing is created here.
 *
 * @param root the home itself
 * @param launcherJar the jar the launcher was started from, which need not lie in this home
 */
public record Home(Path root, Path launcherJar) {

    /** How long a worker may drain, told on its command line: who ends it when its master is dead has nobody else to ask. A duration of ISO 8601 follows. */
    public static final String STOP_TIMEOUT_MARK = "-Duniverse.worker.stopTimeout=";

    /** The name of a worker's life on its command line, for who finds it without a master. */
    public static final String LIFE_MARK = "-Duniverse.worker.life=";

    /** The generation of a worker on its command line. */
    public static final String GENERATION_MARK = "-Duniverse.worker.generation=";

    /** Makes both paths absolute. */
    public Home {
        root = root.toAbsolutePath().normalize();
        launcherJar = launcherJar.toAbsolutePath().normalize();
    }

    /**
     * Finds the home: where the operator says, by {@code --home}, {@code -Duniverse.home} or {@code UNIVERSE_HOME}, else beside the
     * launcher's jar. Throws {@link ConfigurationException} where that is no directory.
     */
    public static Home find(Path launcherJar, Sources sources) {
        Optional<Given> told = Stream.of(
                        Surroundings.options(sources.options()),
                        Surroundings.properties(sources.properties()),
                        Surroundings.environment(sources.environment(), List.of()))
                .flatMap(List::stream)
                .filter(given -> given.key().equals(Keys.HOME.name()))
                .findFirst();
        told.filter(given -> !Files.isDirectory(Path.of(given.text()))).ifPresent(given -> {
            throw new ConfigurationException(
                    List.of(given.shown() + " is no directory; create it or name the one that holds modules/"));
        });
        Path beside = launcherJar.toAbsolutePath().getParent();
        return new Home(
                told.map(given -> Path.of(given.text())).orElse(beside == null ? launcherJar : beside), launcherJar);
    }

    /** The application: every jar in it is on the class path of every worker. */
    public Path modules() {
        return root.resolve("modules");
    }

    /** What the operator adds to the master: jars with classes that the configuration names. */
    public Path monitor() {
        return root.resolve("monitor");
    }

    /** What the operator writes. */
    public Path conf() {
        return root.resolve("conf");
    }

    /** The configuration file unless {@code --config} names another. */
    public Path configFile() {
        return conf().resolve("universe.yaml");
    }

    /** The operator's own configuration of the logs, where there is one. */
    public Path logConfigurationFile() {
        return conf().resolve("logback.xml");
    }

    /** What only lives while processes do: sockets, journal, token, code; mode 0700. */
    public Path run() {
        return root.resolve("run");
    }

    /** What a master leaves behind for the next one; mode 0600. */
    public Path legacy() {
        return run().resolve("legacy.json");
    }

    /** What load balancers were told, for the next master. */
    public Path ecv() {
        return run().resolve("ecv.json");
    }

    /** Where processes unpack what they read from their class path. */
    public Path scratch() {
        return run().resolve("scratch");
    }

    /** What whoever changes something at the monitor's port has to know; mode 0600. */
    public Path token() {
        return run().resolve("token");
    }

    /** Where processes keep what they have counted; mode 0700. */
    public Path metrics() {
        return run().resolve("metrics");
    }

    /** Where workers leave what was found in them, until it is fetched; mode 0700. */
    public Path inspections() {
        return run().resolve("inspections");
    }

    /** The class-data archive, and the launcher.jar it was made with. */
    public Path archive() {
        return run().resolve("archive");
    }

    /** The log files. */
    public Path log() {
        return root.resolve("log");
    }

    /** What must outlive everything. */
    public Path data() {
        return root.resolve("data");
    }

    /** Where the sockets lie: {@code run/}, or elsewhere when its path is too long. */
    public Path sockets() {
        return SocketDirectory.of(run());
    }

    /** Where operators connect, over HTTP. */
    public Path controlSocket() {
        return sockets().resolve("control.sock");
    }

    /** Where workers connect. */
    public Path workersSocket() {
        return sockets().resolve("workers.sock");
    }

    /** The argument by which every worker of this home is told from other processes: on the command line of each, exactly so. */
    public String workerMark() {
        return "-Duniverse.worker.home=" + root;
    }

    /** The argument by which the process is told that describes this home's application, so that nobody takes it for a worker. */
    public String describeMark() {
        return "-Duniverse.worker.describes=" + root;
    }

    /** The argument by which the processes are told that make this home's class-data archive. */
    public String trainingMark() {
        return "-Duniverse.worker.trains=" + root;
    }
}
