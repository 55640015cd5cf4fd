package io.universe.launcher.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A directory in which a test writes what processes would. Times are seconds since noon. */
record LogFolder(Path path) {

    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** A line as the platform writes it. */
    static String line(int second, String level, String process, String message) {
        return "%s.000Z %-5s [%s g1] [main] app - %s\n"
                .formatted(NOON.plusSeconds(second).toString().replace("Z", ""), level, process, message);
    }

    static String line(int second, String process, String message) {
        return line(second, "INFO", process, message);
    }

    /** Appends to a file, which is modified at the second. */
    Path write(int second, String file, String text) throws IOException {
        Path written = path.resolve(file);
        Files.writeString(written, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return at(second, written);
    }

    /** Makes a compressed file. */
    Path compress(int second, String file, String text) throws IOException {
        Path written = path.resolve(file);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(written))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return at(second, written);
    }

    private static Path at(int second, Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(second)));
    }
}
