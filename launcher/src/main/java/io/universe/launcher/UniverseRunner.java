package io.universe.launcher;

import io.universe.launcher.archive.Archives;
import io.universe.launcher.archive.Jvm;
import io.universe.launcher.archive.OrderedArchive;
import io.universe.launcher.cli.Runner;
import io.universe.launcher.cli.Standing;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.logging.LogSpec;
import io.universe.launcher.logging.Logging;
import io.universe.launcher.master.workload.HomeWorkload;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.solo.HomeApplication;
import io.universe.launcher.solo.Solo;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** What the command line runs in its own process: a master, or everything in this one JVM. */
public final class UniverseRunner implements Runner {

    @Override
    public int run(Settings settings, SettingsSource source, Standing standing, Consumer<JsonObject> progress) {
        try {
            return settings.clustered()
                    ? new MasterProcess(
                                    settings,
                                    source,
                                    new HomeWorkload(settings.home(), archives(settings)),
                                    standing,
                                    progress)
                            .run()
                    : runAlone(settings);
        } catch (LauncherFailure e) {
            System.err.println(e.getMessage());
            return e.exitCode();
        }
    }

    private static int runAlone(Settings settings) {
        Logging.start(LogSpec.ofSingle(settings));
        return Solo.run(settings);
    }

    @Override
    public String makeArchive(Settings settings) {
        return new OrderedArchive(settings.home(), archives(settings)).make();
    }

    private static Archives archives(Settings settings) {
        return Archives.in(settings.home().archive(), Jvm.ofProcess(), settings.archive());
    }

    @Override
    public List<DescribedContext> describe(Settings settings) {
        return HomeApplication.describe(settings);
    }
}
