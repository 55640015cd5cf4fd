package io.universe.launcher.archive;

import io.universe.launcher.archive.Archives.Wanted;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.HomeLock;
import io.universe.launcher.process.LauncherFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archive of a home, made because somebody orders it before anything has run there, such as whoever builds an image. */
public final class OrderedArchive {

    private static final int FAILED = 1;

    private final Home home;
    private final Archives archives;

    /** Of this home, which it locks. */
    public OrderedArchive(Home home, Archives archives) {
        this.home = home;
        this.archives = archives;
    }

    /** Makes it where it is missing, and says in a line what there is then. Throws LauncherFailure (1) where it cannot be made. */
    public String make() {
        OwnDirectory.create(home.run());
        HomeLock lock = HomeLock.acquire(home.run());
        try {
            return makeFor(new CodeStore(home.run().resolve("code")));
        } finally {
            lock.close();
        }
    }

    private String makeFor(CodeStore store) {
        Code code = store.copy(List.of(home.launcherJar()), List.of());
        try {
            return makeFor(code);
        } finally {
            store.discard(code);
        }
    }

    private String makeFor(Code code) {
        List<String> options = archives.forWorker(code, List.of(), Map.of());
        Optional<Wanted> wanted = archives.wanted();
        if (options.isEmpty() && wanted.isEmpty()) {
            throw failure(
                    "none is wanted: the key archive is false, the environment has options of its own for it, or this Java platform has none",
                    null);
        }
        wanted.ifPresent(this::train);
        return (wanted.isPresent() ? "made: " : "was there: ") + String.join(" ", archives.forOther(code, List.of()));
    }

    private void train(Wanted wanted) {
        try {
            Files.createDirectories(home.log());
            new Training(archives, Surroundings.in(home))
                    .train(wanted.key(), wanted.code().classPath().get(0));
            archives.onMade(wanted, 0);
        } catch (IOException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    private static LauncherFailure failure(String why, @Nullable Exception cause) {
        return new LauncherFailure(FAILED, "the class-data archive cannot be made: " + why, cause);
    }
}
