package io.universe.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies of code and configuration that processes run from, under {@code run/code/<digest>}: what a running process has opened is never changed under it, whatever happens in the home. Two small files
 * beside them, {@code current} and {@code previous}, name the copies that are kept. Whoever uses it holds the home's lock.
 */
public final class CodeStore {

    private static final Logger LOG = LoggerFactory.getLogger(CodeStore.class);
    private static final String UNFINISHED = "unfinished";
    private static final String CURRENT = "current";
    private static final String PREVIOUS = "previous";

    private final Path directory;

    /** Keeps its copies in the given directory. */
    public CodeStore(Path directory) {
        this.directory = directory;
    }

    /**
     * A copy of the class path, in its order, whole or not there at all. One with the same content is used again. Throws LauncherFailure (1) where it cannot be made; nothing of it is left then.
     *
     * @param entries jars and directories of classes
     * @param others further files that belong to the version, such as the configuration; missing ones are left out
     */
    public Code copy(List<Path> entries, List<Path> others) {
        List<Path> sources = new ArrayList<>(entries);
        others.stream().filter(Files::exists).forEach(sources::add);
        try {
            List<String> names = names(sources);
            String digest = CodeDigest.of(names, sources);
            Path home = directory.resolve(digest);
            if (!isWhole(home, names, digest)) {
                copyWhole(names, sources, digest);
            }
            return new Code(
                    digest,
                    home,
                    names.subList(0, entries.size()).stream().map(home::resolve).toList());
        } catch (IOException | UncheckedIOException e) {
            throw new LauncherFailure(
                    1, "cannot copy the code to %s (%s); see that there is space".formatted(directory, e), e);
        }
    }

    /** A copy that was made before, with what its class path was; empty where it is not there any more, or not whole. */
    public Optional<Code> find(String digest, List<String> classPath) {
        Path home = directory.resolve(digest);
        List<Path> entries = classPath.stream().map(home::resolve).toList();
        return Files.isDirectory(home) && entries.stream().allMatch(Files::exists)
                ? Optional.of(new Code(digest, home, entries))
                : Optional.empty();
    }

    /** The digest that a copy of these would have; empty where they cannot be read. */
    public static Optional<String> digestOf(List<Path> entries, List<Path> others) {
        List<Path> sources = new ArrayList<>(entries);
        others.stream().filter(Files::exists).forEach(sources::add);
        try {
            return Optional.of(CodeDigest.of(names(sources), sources));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The code in the home cannot be read", e);
            return Optional.empty();
        }
    }

    /** What a copy holds is read again each time: a power cut may have left its names without their content, and no mark of a finished copy would tell. */
    private static boolean isWhole(Path copy, List<String> names, String digest) {
        if (!Files.isDirectory(copy)) {
            return false;
        }
        try {
            if (CodeDigest.of(names, names.stream().map(copy::resolve).toList()).equals(digest)) {
                return true;
            }
            LOG.warn("The copy of the code {} is damaged and is made again", copy);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The copy of the code {} is damaged and is made again: {}", copy, e.toString());
        }
        return false;
    }

    /** Makes the copy the current one and the one that was current before it the previous one, and deletes all others; what cannot be deleted stays until the next time. */
    public void use(Code code) {
        use(code, List.of());
    }

    /** As {@link #use(Code)}; those that somebody else still runs from stay too. */
    public void use(Code code, Collection<Code> running) {
        Optional<String> current = noted(CURRENT);
        if (current.filter(code.digest()::equals).isEmpty()) {
            current.ifPresent(before -> note(PREVIOUS, before));
            note(CURRENT, code.digest());
        }
        List<Code> kept = new ArrayList<>(running);
        kept.add(code);
        keepOnly(kept);
    }

    /** Deletes all copies but these, the current one and the previous one; what cannot be deleted stays until the next time. */
    public void keepOnly(Collection<Code> running) {
        Set<String> kept = kept(running);
        try (Stream<Path> copies = Files.list(directory)) {
            copies.filter(Files::isDirectory)
                    .filter(copy -> !kept.contains(copy.getFileName().toString()))
                    .forEach(CodeStore::deleteOrWarn);
        } catch (IOException e) {
            LOG.warn("Old copies of the code in {} are kept: {}", directory, e.toString());
        }
    }

    /** Deletes the copy unless a universe has run from it: for one that turns out not to be fit to run. */
    public void discard(Code code) {
        discard(code, List.of());
    }

    /** As {@link #discard(Code)}, unless it is one of those that somebody runs from now. */
    public void discard(Code code, Collection<Code> running) {
        if (!kept(running).contains(code.digest())) {
            deleteOrWarn(code.directory());
        }
    }

    private Set<String> kept(Collection<Code> running) {
        Set<String> kept = new HashSet<>();
        Stream.of(CURRENT, PREVIOUS).flatMap(name -> noted(name).stream()).forEach(kept::add);
        running.stream().map(Code::digest).forEach(kept::add);
        return kept;
    }

    private Optional<String> noted(String name) {
        try {
            Path note = directory.resolve(name);
            return Files.exists(note) ? Optional.of(Files.readString(note).strip()) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("Which copy of the code is the {} one cannot be read: {}", name, e.toString());
            return Optional.empty();
        }
    }

    private void note(String name, String digest) {
        try {
            Files.writeString(directory.resolve(name), digest + "\n");
        } catch (IOException e) {
            LOG.warn("Which copy of the code is the {} one cannot be noted: {}", name, e.toString());
        }
    }

    /** What a crash has left of an earlier attempt is in the way, and nobody else's: the home is locked. */
    private void copyWhole(List<String> names, List<Path> sources, String digest) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        FileTree.delete(unfinished);
        try {
            Files.createDirectories(unfinished);
            List<Path> copies = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                copies.add(unfinished.resolve(names.get(i)));
                copyTree(sources.get(i), copies.get(i));
            }
            requireUnchanged(digest, CodeDigest.of(names, copies));
            FileTree.delete(directory.resolve(digest));
            Files.move(unfinished, directory.resolve(digest), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            deleteOrWarn(unfinished);
            throw e;
        }
    }

    private static void requireUnchanged(String before, String after) {
        if (!before.equals(after)) {
            throw new LauncherFailure(
                    1, "the code was changed while it was copied; try again when it is all there", null);
        }
    }

    /** Later entries of one name get numbers, so that all keep their place. */
    private static List<String> names(List<Path> sources) {
        List<String> names = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString();
            String free = name;
            for (int number = 2; names.contains(free); number++) {
                free = number + "-" + name;
            }
            names.add(free);
        }
        return names;
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                copy(
                        file,
                        file.equals(source)
                                ? target
                                : target.resolve(source.relativize(file).toString()));
            }
        }
    }

    /** A directory is made rather than copied, with its mode: into the copy of one that is read-only nothing could be written. */
    private static void copy(Path file, Path target) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectory(target);
        } else {
            Files.copy(file, target);
        }
    }

    private static void deleteOrWarn(Path tree) {
        try {
            FileTree.delete(tree);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", tree, e.toString());
        }
    }

    /**
     * One version of code and configuration.
     *
     * @param classPath the copies of the entries, in their order
     */
    public record Code(String digest, Path directory, List<Path> classPath) {}
}
