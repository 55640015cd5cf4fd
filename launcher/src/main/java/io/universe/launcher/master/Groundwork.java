package io.universe.launcher.master;

import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.config.Settings;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.HomeLock;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What has to be there before anything is started: the home's directories, the right to be its master, a copy of the code, and a plan that settings and application agree on.
 *
 * @param homecoming of the workers that another master has left
 * @param returned those that have come back
 * @param code what this generation runs from
 * @param generation the number of the generation
 */
record Groundwork(HomeLock lock, Homecoming homecoming, List<Returned> returned, Code code, Plan plan, int generation) {

    private static final int FIRST_GENERATION = 1;

    /** Prepares it all. Throws LauncherFailure or ConfigurationException where something is not as it must be; then the home is free again. */
    static Groundwork prepare(Settings settings, Workload workload) {
        Home home = settings.home();
        makeDirectories(home);
        HomeLock lock = HomeLock.acquire(home.run());
        try {
            new Scratch(home.scratch()).sweep();
            return prepare(settings, workload, lock, Homecoming.await(home));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Groundwork prepare(Settings settings, Workload workload, HomeLock lock, Homecoming homecoming) {
        try {
            Optional<Heritage> heritage = Heritage.of(homecoming, settings, workload);
            return heritage.isPresent()
                    ? heritage.get().on(lock, homecoming)
                    : prepareAnew(settings, workload, lock, homecoming);
        } catch (RuntimeException e) {
            homecoming.close();
            throw e;
        }
    }

    private static Groundwork prepareAnew(Settings settings, Workload workload, HomeLock lock, Homecoming homecoming) {
        CodeStore store = new CodeStore(settings.home().run().resolve("code"));
        Code code = store.copy(workload.classPath(), settings.files());
        try {
            List<ContextPlan> contexts = settings.applyTo(workload.describe(code));
            requireContexts(settings.home(), contexts);
            store.use(code);
            return new Groundwork(lock, homecoming, List.of(), code, Plan.of(settings, contexts), FIRST_GENERATION);
        } catch (RuntimeException e) {
            store.discard(code);
            throw e;
        }
    }

    private static void makeDirectories(Home home) {
        OwnDirectory.create(home.run());
        OwnDirectory.create(home.sockets());
        for (Path directory : List.of(home.log(), home.data())) {
            try {
                Files.createDirectories(directory);
                requireWritable(directory);
            } catch (IOException e) {
                throw notWritable(directory, e);
            }
        }
    }

    private static void requireWritable(Path directory) throws IOException {
        Files.delete(Files.createTempFile(directory, ".writable", ""));
    }

    private static LauncherFailure notWritable(Path directory, IOException cause) {
        return new LauncherFailure(
                78,
                directory + " cannot be written to (" + cause
                        + "); free space or give this user the right to, or use another home with --home=DIR",
                cause);
    }

    private static void requireContexts(Home home, List<ContextPlan> contexts) {
        if (contexts.isEmpty()) {
            throw new LauncherFailure(
                    78,
                    "no jar in " + home.modules()
                            + " provides a worker context, so there is nothing to run; put the application's jar there",
                    null);
        }
    }
}
