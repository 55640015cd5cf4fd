package io.universe.launcher.logging;

import io.universe.launcher.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps {@code log/} within its bounds. It sweeps when it is told to, as {@link LogSweeper} does. */
public final class LogJanitor {

    /** Enough to see how a crash loop began. */
    private static final int INCARNATIONS = 20;

    private final Path directory;
    private final Retention retention;

    /** For the home's {@code log/}. */
    public LogJanitor(Path directory, Settings.Log settings) {
        this.directory = directory;
        this.retention = new Retention(settings.maxAge(), settings.totalSize(), INCARNATIONS);
    }

    /**
     * Deletes what has to go; what cannot be deleted stays until the next sweep.
     *
     * @param living the incarnations that write, such as {@code web-0.3}
     * @return the names of what is gone
     */
    public Set<String> sweep(Set<String> living, Instant now) {
        Set<String> expired = retention.expired(files(), living, now);
        expired.removeIf(name -> !isDeleted(directory.resolve(name)));
        return expired;
    }

    private List<Retention.LogFile> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(LogJanitor::fileOf).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files come and go while the directory is read. */
    private static Optional<Retention.LogFile> fileOf(Path path) {
        try {
            return Files.isRegularFile(path)
                    ? Optional.of(new Retention.LogFile(
                            String.valueOf(path.getFileName()),
                            Files.size(path),
                            Files.getLastModifiedTime(path).toInstant()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isDeleted(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            return false;
        }
    }
}
