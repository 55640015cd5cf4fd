package io.universe.launcher.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the journal: one JSON object a line, set aside as {@code journal.1.ndjson} when they are more than the limit, so that two files at most exist. A line that could be written in part only, by
 * a crash or on a full disk, spoils no other one. Safe from any thread.
 */
final class JournalFile {

    private final Path file;
    private final long limitBytes;
    /** Whether the file may end within a line. */
    private boolean isSuspect = true;

    JournalFile(Path file, long limitBytes) {
        this.file = file;
        this.limitBytes = limitBytes;
    }

    /** Adds a line. Throws where it cannot be written in full. */
    synchronized void append(byte[] line) throws IOException {
        setAsideIfLong();
        boolean isTorn = isSuspect && endsWithinLine();
        isSuspect = true;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(whole(line, isTorn));
        }
        isSuspect = false;
    }

    private static byte[] whole(byte[] line, boolean onNewLine) {
        int start = onNewLine ? 1 : 0;
        byte[] bytes = new byte[start + line.length + 1];
        bytes[0] = '\n';
        System.arraycopy(line, 0, bytes, start, line.length);
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    private boolean endsWithinLine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(end.length() - 1);
            return end.read() != '\n';
        }
    }

    private void setAsideIfLong() throws IOException {
        if (Files.exists(file) && Files.size(file) > limitBytes) {
            Files.move(file, setAside(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path setAside() {
        return file.resolveSibling("journal.1.ndjson");
    }

    /** Every whole line, the older file's before the newer's. */
    synchronized List<String> lines() throws IOException {
        return Stream.concat(text(setAside()).lines(), text(file).lines())
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .toList();
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
