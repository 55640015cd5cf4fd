package io.universe.launcher.training;

import io.universe.launcher.cli.HostProcesses;
import io.universe.launcher.cli.LauncherCommandLine;
import io.universe.launcher.cli.Ports;
import io.universe.launcher.cli.Runner;
import io.universe.launcher.cli.Standing;
import io.universe.launcher.cli.SystemPace;
import io.universe.launcher.cli.VertxControlClient;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.config.Sources;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** The operator's commands, as far as they only ask. */
final class Commands {

    private Commands() {}

    /** Runs them in this JVM; what they print goes nowhere. */
    static void run(Home home) {
        Ports ports = new Ports(
                home.launcherJar(),
                Sources::ofProcess,
                "training",
                new Nobody(),
                VertxControlClient::new,
                new HostProcesses(),
                new SystemPace());
        String where = "--home=" + home.root();
        for (String[] words : List.of(
                new String[] {"status", where},
                new String[] {"status", "--json", where},
                new String[] {"events", where},
                new String[] {"logs", where})) {
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            LauncherCommandLine.execute(ports, nowhere, nowhere, words);
        }
    }

    private static final class Nobody implements Runner {

        @Override
        public int run(Settings settings, SettingsSource source, Standing standing, Consumer<JsonObject> progress) {
            throw new IllegalStateException("nothing is run in a training");
        }

        @Override
        public String makeArchive(Settings settings) {
            throw new IllegalStateException("nothing is run in a training");
        }

        @Override
        public List<DescribedContext> describe(Settings settings) {
            throw new IllegalStateException("nothing is run in a training");
        }
    }
}
