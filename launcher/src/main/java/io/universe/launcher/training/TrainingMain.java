package io.universe.launcher.training;

import io.universe.launcher.Main;
import io.universe.launcher.config.Configuration;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Sources;
import io.universe.launcher.config.Sources.Option;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.logging.Logging;
import io.universe.worker.MasterWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main class of a training. It ends with 0, as its worker does, when everything has been exercised; a JVM that was told to writes its archive then. */
public final class TrainingMain {

    private static final int FAILED = 1;

    private TrainingMain() {}

    /** Trains in the directory that the argument names, which is left to be deleted. */
    public static void main(String[] arguments) {
        MasterWatch.begin();
        try {
            train(new Home(Path.of(arguments[0]), Path.of(arguments[0], "launcher.jar")));
        } catch (Exception e) {
            e.printStackTrace();
            Main.exit(FAILED);
        }
    }

    private static void train(Home home) throws Exception {
        makeDirectories(home);
        Settings settings = Configuration.load(home, true, new Sources(Map.of(), Map.of(), options()));
        Logging.start(log(settings));
        try (PlayedMaster master = PlayedMaster.begin(settings)) {
            int port = master.spawnWorker();
            Commands.run(home);
            master.exercise(port);
            master.drainWorker();
        }
    }

    private static void makeDirectories(Home home) throws IOException {
        OwnDirectory.create(home.run());
        OwnDirectory.create(home.sockets());
        Files.createDirectories(home.log());
    }

    private static List<Option> options() {
        return List.of(new Option("cache.enable", "false"), new Option("monPort", "0"));
    }

    private static LogSpec log(Settings settings) {
        return new LogSpec(
                settings.home().log(),
                "training",
                "training",
                settings.log().withAccess(true),
                Optional.of(Settings.LogLevel.WARN),
                false,
                Optional.empty());
    }
}
