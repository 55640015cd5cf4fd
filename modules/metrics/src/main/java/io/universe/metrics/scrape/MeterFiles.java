package io.universe.metrics.scrape;

import io.universe.metrics.file.MeterFile;
import io.universe.metrics.file.OpenedFile;
import io.universe.metrics.file.Reading;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meter files of a directory. One that is damaged is said once, and left out; the others go on. Owned by one thread at a time. */
final class MeterFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MeterFiles.class);
    private static final String ASIDE = "last-damaged";
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    /**
     * What the files hold, by their names.
     *
     * @param present the names of all that are there, those that cannot be read included
     */
    record Found(Set<String> present, Map<String, Reading> living, Map<String, Reading> ended) {}

    private final Path directory;
    private final Clock clock;
    private final Map<String, OpenedFile> opened = new HashMap<>();
    private final Set<String> damaged = new HashSet<>();

    MeterFiles(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Reads all of them but those of the given names. */
    Found look(Set<String> but) throws IOException {
        Set<String> present = names();
        forgetAllBut(present);
        Found found = new Found(present, new HashMap<>(), new HashMap<>());
        for (String name : present) {
            if (!but.contains(name)) {
                read(name, found);
            }
        }
        return found;
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(MeterFile.SUFFIX)) {
                    names.add(name);
                } else if (name.endsWith(MeterFile.UNFINISHED)) {
                    deleteIfOld(file);
                }
            }
        } catch (NoSuchFileException e) {
            return Set.of();
        }
        return names;
    }

    /** Its process was killed before it had counted anything. */
    private void deleteIfOld(Path file) throws IOException {
        try {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(BEGINNING))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} is complete now", file);
        }
    }

    private void forgetAllBut(Set<String> present) throws IOException {
        damaged.retainAll(present);
        for (String name : Set.copyOf(opened.keySet())) {
            if (!present.contains(name)) {
                close(name);
            }
        }
    }

    /** Whether its process has ended is asked before it is read: what is read then is all that there will be. */
    private void read(String name, Found found) throws IOException {
        try {
            OpenedFile file = open(name);
            boolean hasEnded = file.hasEnded();
            if (damaged.contains(name)) {
                asideIf(hasEnded, name);
            } else {
                (hasEnded ? found.ended : found.living).put(name, file.read());
            }
        } catch (NoSuchFileException e) {
            close(name);
        } catch (IOException e) {
            damaged.add(name);
            LOG.warn("What a process has counted cannot be read, and is left out: {}", e.getMessage());
        }
    }

    private OpenedFile open(String name) throws IOException {
        OpenedFile known = opened.get(name);
        if (known == null) {
            known = OpenedFile.open(directory.resolve(name));
            opened.put(name, known);
        }
        return known;
    }

    private void asideIf(boolean hasEnded, String name) throws IOException {
        if (hasEnded) {
            Files.move(directory.resolve(name), directory.resolve(ASIDE), StandardCopyOption.REPLACE_EXISTING);
            close(name);
        }
    }

    /** It is not needed any more. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
        close(name);
    }

    private void close(String name) throws IOException {
        OpenedFile file = opened.remove(name);
        if (file != null) {
            file.close();
        }
    }

    @Override
    public void close() throws IOException {
        forgetAllBut(Set.of());
    }
}
