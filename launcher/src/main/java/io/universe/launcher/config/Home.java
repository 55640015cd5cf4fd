package io.universe.launcher.config;

import java.nio.file.Path;

/**
 * The directory a universe lives in, and the places in it. Absolute and normalized; nothing is created here.
 *
 * @param root the home itself
 * @param launcherJar the jar the launcher was started from, which need not lie in this home
 */
public record Home(Path root, Path launcherJar) {

    /** Makes both paths absolute. */
    public Home {
        root = root.toAbsolutePath().normalize();
        launcherJar = launcherJar.toAbsolutePath().normalize();
    }

    /** The application: every jar in it is on the class path of every worker. */
    public Path modules() {
        return root.resolve("modules");
    }

    /** What the operator writes. */
    public Path conf() {
        return root.resolve("conf");
    }

    /** The configuration file unless {@code --config} names another. */
    public Path configFile() {
        return conf().resolve("universe.yaml");
    }

    /** What only lives while processes do: sockets, journal, token, code; mode 0700. */
    public Path run() {
        return root.resolve("run");
    }

    /** The log files. */
    public Path log() {
        return root.resolve("log");
    }

    /** What must outlive everything. */
    public Path data() {
        return root.resolve("data");
    }
}
