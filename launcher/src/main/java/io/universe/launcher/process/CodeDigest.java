package io.universe.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The short name of a version of code: the same for the same files under the same names, wherever they lie. */
final class CodeDigest {

    private static final int CHARS = 16;

    private CodeDigest() {}

    /** Of the entries, each a file or a directory, under these names. */
    static String of(List<String> names, List<Path> entries) throws IOException {
        MessageDigest digest = sha256();
        for (int i = 0; i < entries.size(); i++) {
            addEntry(digest, names.get(i), entries.get(i));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, CHARS);
    }

    private static void addEntry(MessageDigest digest, String name, Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                addFile(digest, name + "/" + entry.relativize(file), file);
            }
        }
    }

    private static void addFile(MessageDigest digest, String name, Path file) throws IOException {
        String line = "%s\n%d\n%016x\n".formatted(name, Files.size(file), ContentSum.of(file));
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
