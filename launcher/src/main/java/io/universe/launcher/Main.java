package io.universe.launcher;

import io.universe.launcher.cli.HostProcesses;
import io.universe.launcher.cli.LauncherCommandLine;
import io.universe.launcher.cli.Ports;
import io.universe.launcher.cli.SystemPace;
import io.universe.launcher.cli.VertxControlClient;
import io.universe.launcher.config.Sources;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The launcher's entry: the real ports, the command line, and the only exit. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        exit(LauncherCommandLine.execute(ports(), out, err, arguments));
    }

    /** Ends this JVM: the one place where the launcher does, also as the master of an application with a main of its own. */
    public static void exit(int code) {
        System.exit(code);
    }

    private static Ports ports() {
        return new Ports(
                launcherJar(),
                Sources::ofProcess,
                version(),
                new UniverseRunner(),
                VertxControlClient::new,
                new HostProcesses(),
                new SystemPace());
    }

    private static Path launcherJar() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("launcher.jar lies where no path leads", e);
        }
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
