package io.universe.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The copies of code and configuration that processes run from, under {@code run/code/<digest>}: what a running process has opened is never changed under it, whatever happens in the home.
 */
public final class CodeStore {

    private static final int DIGEST_CHARS = 16;

    private final Path directory;

    /** Keeps its copies in the given directory. */
    public CodeStore(Path directory) {
        this.directory = directory;
    }

    /**
     * A copy of the class path, in its order, whole or not there at all. One with the same content is used again.
     *
     * @param entries jars and directories of classes
     * @param others further files that belong to the version, such as the configuration
     */
    public Code copy(List<Path> entries, List<Path> others) {
        try {
            List<Path> sources = new ArrayList<>(entries);
            others.stream().filter(Files::exists).forEach(sources::add);
            String digest = digest(sources);
            Path home = directory.resolve(digest);
            if (!Files.isDirectory(home)) {
                copyWhole(sources, home);
            }
            return new Code(
                    digest, home, names(entries).stream().map(home::resolve).toList());
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot copy the code to " + directory + ": " + e, e);
        }
    }

    /** Deletes every copy but these; what cannot be deleted stays. */
    public void keepOnly(Set<String> digests) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> copies = Files.list(directory)) {
            copies.filter(copy -> !digests.contains(copy.getFileName().toString()))
                    .forEach(CodeStore::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyWhole(List<Path> sources, Path home) throws IOException {
        Path unfinished = Files.createDirectories(
                directory.resolve("unfinished-" + ProcessHandle.current().pid()));
        List<String> names = names(sources);
        for (int i = 0; i < sources.size(); i++) {
            copyTree(sources.get(i), unfinished.resolve(names.get(i)));
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Two entries of one name get numbers, so that both keep their place. */
    private static List<String> names(List<Path> sources) {
        List<String> names = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString();
            names.add(names.contains(name) ? names.size() + "-" + name : name);
        }
        return names;
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.copy(file, file.equals(source) ? target : copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static String digest(List<Path> sources) throws IOException {
        MessageDigest digest = sha256();
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(digest, source, file);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARS);
    }

    private static void add(MessageDigest digest, Path source, Path file) throws IOException {
        digest.update((source.getFileName() + "/" + source.relativize(file) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, java.io.IOException failure) throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One version of code and configuration.
     *
     * @param classPath the copies of the entries, in their order
     */
    public record Code(String digest, Path directory, List<Path> classPath) {}
}
