package io.universe.launcher.master;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.generations.Version;
import io.universe.launcher.master.heritage.Heritage;
import io.universe.launcher.master.heritage.Homecoming;
import io.universe.launcher.master.inspections.Inspections;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.HomeLock;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What has to be there before anything is started: the home's directories, the right to be its master, a copy of the code, and a plan that settings and application agree on.
 *
 * @param store where the copies are kept, and those of later generations will be
 * @param homecoming of the workers that another master has left
 * @param heritage what the master begins with
 */
record Groundwork(HomeLock lock, CodeStore store, Homecoming homecoming, Heritage heritage) {

    /** Prepares it all. Throws LauncherFailure or ConfigurationException where something is not as it must be; then the home is free again. */
    static Groundwork prepare(Settings settings, Workload workload) {
        Home home = settings.home();
        makeDirectories(home);
        HomeLock lock = HomeLock.acquire(home.run());
        try {
            new Scratch(home.scratch()).sweep();
            Inspections.sweep(home.inspections());
            Homecoming homecoming = Homecoming.await(home);
            return UntilSignalled.run(homecoming::close, () -> prepare(settings, workload, lock, homecoming));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Groundwork prepare(Settings settings, Workload workload, HomeLock lock, Homecoming homecoming) {
        CodeStore store = new CodeStore(settings.home().run().resolve("code"));
        try {
            Heritage heritage = homecoming.heritage(settings, workload, store).orElseGet(() -> {
                homecoming.sockets().close();
                return prepareAnew(settings, workload, store);
            });
            return new Groundwork(lock, store, homecoming, heritage);
        } catch (RuntimeException e) {
            homecoming.close();
            throw e;
        }
    }

    private static Heritage prepareAnew(Settings settings, Workload workload, CodeStore store) {
        Version version = Version.prepare(store, settings, workload, List.of());
        store.use(version.code());
        return Heritage.none(version);
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
}
