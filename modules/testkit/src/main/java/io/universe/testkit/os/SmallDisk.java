package io.universe.testkit.os;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a megabyte, mounted over a directory until it is closed. It needs {@code Tool.FULL_DISK}. */
public final class SmallDisk implements AutoCloseable {

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one over this directory, which is created where it does not exist. */
    public static SmallDisk over(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        check(Command.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString())
                .run());
        return new SmallDisk(directory);
    }

    /** Fills it to the last byte. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(directory.resolve("ballast"))) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            check(full);
        }
    }

    private static void check(IOException full) {
        if (!String.valueOf(full.getMessage()).contains("No space left")) {
            throw new UncheckedIOException(full);
        }
    }

    private static void check(Command.Ended ended) {
        if (!ended.isSuccess()) {
            throw new IllegalStateException(ended.toString());
        }
    }

    /** Unmounts it; what was written to it is gone. */
    @Override
    public void close() {
        check(Command.of("umount", "--lazy", directory.toString()).run());
    }
}
