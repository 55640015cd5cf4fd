package io.universe.launcher.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a master in the background prints, {@code log/master.out}: the file is only appended to, since another master may be printing there already, and begins anew when it is large.
 *
 * @param file where it goes
 * @param begin how long the file was before
 */
record MasterOutput(Path file, long begin) {

    private static final long LARGE_BYTES = 1 << 20;

    /** To be asked before the master is started. */
    static MasterOutput in(Path log) throws IOException {
        Path file = log.resolve("master.out");
        if (Files.exists(file) && Files.size(file) > LARGE_BYTES) {
            Files.delete(file);
        }
        return new MasterOutput(file, Files.exists(file) ? Files.size(file) : 0);
    }

    Redirect redirect() {
        return Redirect.appendTo(file.toFile());
    }

    /** The lines printed since, without blank ones; none where they cannot be read. */
    List<String> lines() {
        try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "r")) {
            from.seek(Math.min(begin, from.length()));
            byte[] printed = new byte[Math.toIntExact(Math.min(LARGE_BYTES, from.length() - from.getFilePointer()))];
            from.readFully(printed);
            return new String(printed, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
