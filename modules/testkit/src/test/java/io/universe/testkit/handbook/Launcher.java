package io.universe.testkit.handbook;

import io.universe.launcher.UniverseRunner;
import io.universe.launcher.cli.HostProcesses;
import io.universe.launcher.cli.LauncherCommandLine;
import io.universe.launcher.cli.Ports;
import io.universe.launcher.cli.SystemPace;
import io.universe.launcher.cli.VertxControlClient;
import io.universe.launcher.config.Sources;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command line in this JVM, untouched by the environment of the test. */
final class Launcher {

    private Launcher() {}

    /** How a command ended, and what it printed. */
    record Ended(int exitCode, String out, String err) {}

    static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Ports ports = new Ports(
                Path.of("launcher.jar"),
                options -> new Sources(Map.of(), Map.of(), options),
                "test",
                new UniverseRunner(),
                VertxControlClient::new,
                new HostProcesses(),
                new SystemPace());
        int code =
                LauncherCommandLine.execute(ports, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /** The first words of the rows of a section of the help, until the empty line behind it. */
    static List<String> rows(String help, String section) {
        return help.lines()
                .dropWhile(line -> !line.equals(section))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
    }
}
