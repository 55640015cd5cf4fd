package io.universe.launcher.master;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.config.Settings;
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
 * @param store where the copy is kept, and those of later generations will be
 * @param version what the first generation is
 */
record Groundwork(HomeLock lock, CodeStore store, Version version) {

    /** Prepares it all. Throws LauncherFailure or ConfigurationException where something is not as it must be; then the home is free again. */
    static Groundwork prepare(Settings settings, Workload workload) {
        Home home = settings.home();
        makeDirectories(home);
        HomeLock lock = HomeLock.acquire(home.run());
        try {
            new Scratch(home.scratch()).sweep();
            return prepare(settings, workload, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Groundwork prepare(Settings settings, Workload workload, HomeLock lock) {
        CodeStore store = new CodeStore(settings.home().run().resolve("code"));
        Version version = Version.prepare(store, settings, workload, List.of());
        store.use(version.code());
        return new Groundwork(lock, store, version);
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
