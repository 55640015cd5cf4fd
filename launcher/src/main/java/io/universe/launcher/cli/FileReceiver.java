package io.universe.launcher.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what comes into a file that only its user can read, under its name when it is whole; before that it has another, and goes where the rest does not come. Used by one thread at a time.
 */
final class FileReceiver implements ControlClient.Receiver, AutoCloseable {

    private final Optional<Path> wanted;
    private final Path directory;
    private final boolean isForced;
    private final Progress progress;

    private @Nullable Path target;
    private @Nullable Path unfinished;
    private @Nullable OutputStream out;
    private long bytes;

    /** Hears how much of how much has come. */
    @FunctionalInterface
    interface Progress {

        /** What is about to come; returns who hears how many bytes of it are there. */
        LongConsumer of(ControlClient.Coming coming);
    }

    /** Into the wanted file, or, where there is none, into one that is called in the directory as the master calls it. What is there already is left alone unless it is forced. */
    FileReceiver(Optional<Path> wanted, Path directory, boolean isForced, Progress progress) {
        this.wanted = wanted;
        this.directory = directory;
        this.isForced = isForced;
        this.progress = progress;
    }

    /** Throws Refused where there is such a file, so that nobody waits for what then has no place. */
    void check() {
        wanted.ifPresent(this::check);
    }

    private void check(Path file) {
        if (Files.isDirectory(file)) {
            throw refused(file + " is a directory; name a file in it");
        }
        if (!isForced && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(file + " exists; write over it with --force, or name another with -o");
        }
    }

    @Override
    public Consumer<byte[]> begin(ControlClient.Coming coming) {
        Path file = wanted.orElseGet(() -> directory.resolve(coming.name().isEmpty() ? "inspection" : coming.name()))
                .toAbsolutePath();
        check(file);
        LongConsumer heard = progress.of(coming);
        try {
            Path part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
            part.toFile().deleteOnExit();
            target = file;
            unfinished = part;
            OutputStream opened = Files.newOutputStream(part);
            out = opened;
            return bytesOfPart -> write(opened, bytesOfPart, heard);
        } catch (IOException e) {
            throw refused(file + " cannot be written: " + e);
        }
    }

    private void write(OutputStream opened, byte[] part, LongConsumer heard) {
        try {
            opened.write(part);
            bytes += part.length;
            heard.accept(bytes);
        } catch (IOException e) {
            throw refused(target + " cannot be written: " + e);
        }
    }

    /** All has come: gives the file its name, and returns it. */
    Path finish() {
        Path from = unfinished;
        Path to = target;
        if (from == null || to == null) {
            throw refused("the master has answered nothing");
        }
        try {
            closeStream();
            check(to);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return to;
        } catch (IOException e) {
            throw refused(to + " cannot be written: " + e);
        }
    }

    long bytes() {
        return bytes;
    }

    private void closeStream() throws IOException {
        OutputStream opened = out;
        out = null;
        if (opened != null) {
            opened.close();
        }
    }

    /** Leaves nothing of what is not whole. */
    @Override
    public void close() {
        Path part = unfinished;
        try {
            closeStream();
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw refused(part + " cannot be deleted: " + e);
        }
    }

    private static Refused refused(String why) {
        return new Refused(List.of(why), ExitCode.FAILED);
    }
}
