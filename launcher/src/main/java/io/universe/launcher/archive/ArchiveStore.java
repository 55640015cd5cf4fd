package io.universe.launcher.archive;

import io.universe.launcher.process.ContentSum;
import io.universe.launcher.process.FileTree;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The archives of a home, each below {@code run/archive/<key>} with the launcher.jar it was made with and a note that tells a whole one. A JVM uses an archive only where the first entry of its class path is the very
 * file that it was made with, so both this jar and those that workers run from are links to one file; where the file system has no links, nothing is kept.
 */
final class ArchiveStore {

    private static final String JAR = "launcher.jar";
    private static final String NOTE = "archive.json";

    private final Path directory;

    ArchiveStore(Path directory) {
        this.directory = directory;
    }

    /**
     * What there is under a key.
     *
     * @param archive the archive, where it is whole and made with the very file that was asked for
     * @param fault why what is there cannot be used; empty where nothing is there, or nothing is wrong with it
     */
    record Found(Optional<Archive> archive, Optional<String> fault) {

        private static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

        private static Found unfit(String why) {
            return new Found(Optional.empty(), Optional.of(why));
        }
    }

    /** Looks for a whole archive that a JVM can use whose class path begins with this jar, which becomes a link to the jar that it was made with. */
    Found find(ArchiveKey key, Path launcherJar) {
        Path home = home(key);
        if (!Files.isDirectory(home)) {
            return Found.NOTHING;
        }
        try {
            return find(key, new Note(new JsonObject(Files.readString(home.resolve(NOTE)))), launcherJar);
        } catch (NoSuchFileException e) {
            return Found.unfit("it is unfinished: there is no " + e.getMessage());
        } catch (IOException | UnsupportedOperationException e) {
            return Found.unfit(e.toString());
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return Found.unfit("its note cannot be read");
        }
    }

    private Found find(ArchiveKey key, Note note, Path launcherJar) throws IOException {
        Path file = file(key);
        if (Files.size(file) != note.bytes() || ContentSum.of(file) != note.sum()) {
            return Found.unfit("it is damaged");
        }
        if (!isOneFile(note.jar(), launcherJar)) {
            return Found.unfit("it was made with another launcher.jar");
        }
        return new Found(Optional.of(Archive.at(key.kind(), file)), Optional.empty());
    }

    /** Two files with the same content become one. */
    private static boolean isOneFile(Path original, Path copy) throws IOException {
        if (Files.isSameFile(original, copy)) {
            return true;
        }
        if (Files.mismatch(original, copy) >= 0) {
            return false;
        }
        Path link = copy.resolveSibling(copy.getFileName() + ".link");
        Files.deleteIfExists(link);
        Files.createLink(link, original);
        Files.move(link, copy, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Makes room for a new archive in place of what is there, and gives where it is to be written. Throws where the jar cannot be linked. */
    Path prepare(ArchiveKey key, Path launcherJar) throws IOException {
        FileTree.delete(home(key));
        Files.createDirectories(home(key));
        Files.createLink(jar(key), launcherJar);
        return home(key).resolve("unfinished");
    }

    /** The jar that an archive is made with. */
    Path jar(ArchiveKey key) {
        return home(key).resolve(JAR);
    }

    /** Takes a finished archive in. What a crash leaves is an archive without a note, which nobody uses. */
    void take(ArchiveKey key, Path finished) throws IOException {
        Note note = new Note(jar(key), Files.size(finished), ContentSum.of(finished));
        Files.move(finished, file(key), StandardCopyOption.ATOMIC_MOVE);
        Path written = home(key).resolve(NOTE + ".unfinished");
        Files.writeString(written, note.toJson().encode() + "\n");
        Files.move(written, home(key).resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what is there under the key. */
    void discard(ArchiveKey key) throws IOException {
        FileTree.delete(home(key));
    }

    /** Deletes all archives but those under these keys, and gives the names of those that went. What is no archive is left alone. */
    List<String> keepOnly(Set<ArchiveKey> keys) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        Set<Path> kept = Set.copyOf(keys.stream().map(this::home).toList());
        try (Stream<Path> children = Files.list(directory)) {
            List<Path> old = children.filter(
                            child -> ArchiveKey.isName(child.getFileName().toString()) && !kept.contains(child))
                    .toList();
            for (Path child : old) {
                FileTree.delete(child);
            }
            return old.stream().map(child -> child.getFileName().toString()).toList();
        }
    }

    private Path home(ArchiveKey key) {
        return directory.resolve(key.name());
    }

    private Path file(ArchiveKey key) {
        return home(key).resolve(key.kind().fileName());
    }

    /** What is written beside an archive: the jar as it was called when the archive was made, and how the archive looked then. */
    private record Note(Path jar, long bytes, long sum) {

        Note(JsonObject json) {
            this(Path.of(json.getString("jar")), json.getLong("bytes"), json.getLong("sum"));
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("jar", jar.toString())
                    .put("bytes", bytes)
                    .put("sum", sum);
        }
    }
}
