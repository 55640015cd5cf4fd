package io.universe.metrics.scrape;

import io.universe.metrics.file.DamagedFileException;
import io.universe.metrics.file.MeterFile;
import io.universe.metrics.file.OpenedFile;
import io.universe.metrics.file.Reading;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meter files of a directory. Of one that cannot be read at this moment is told what was read last, and it is read again; one that is damaged is put aside when its process has ended. Both are said once, and the others
 * go on. Owned by one thread at a time.
 */
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
    private final Map<String, Reading> last = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

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
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    /** Its process was killed before it had counted anything. */
    private void deleteIfOld(Path file) {
        try {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(BEGINNING))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} is complete now, or is deleted another time", file, e);
        }
    }

    private void forgetAllBut(Set<String> present) {
        last.keySet().retainAll(present);
        unreadable.retainAll(present);
        Set.copyOf(opened.keySet()).stream()
                .filter(name -> !present.contains(name))
                .forEach(this::close);
    }

    /** Whether its process has ended is asked before it is read: what is read then is all that there will be. */
    private void read(String name, Found found) {
        try {
            OpenedFile file = open(name);
            boolean hasEnded = file.hasEnded();
            Optional<Reading> reading = readingOf(name, file, hasEnded);
            reading.ifPresent(holds -> (hasEnded ? found.ended : found.living).put(name, holds));
        } catch (NoSuchFileException e) {
            close(name);
        } catch (IOException e) {
            onUnreadable(name, e);
            Optional.ofNullable(last.get(name)).ifPresent(known -> found.living.put(name, known));
        }
    }

    /** Nothing where it is damaged and is put aside. */
    private Optional<Reading> readingOf(String name, OpenedFile file, boolean hasEnded) throws IOException {
        try {
            Reading reading = file.read();
            last.put(name, reading);
            unreadable.remove(name);
            return Optional.of(reading);
        } catch (DamagedFileException e) {
            if (!hasEnded) {
                throw e;
            }
            onUnreadable(name, e);
            Files.move(directory.resolve(name), directory.resolve(ASIDE), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    /** It is opened anew the next time: whoever is interrupted while he reads has closed it. */
    private void onUnreadable(String name, IOException cause) {
        close(name);
        if (unreadable.add(name)) {
            LOG.warn("{} cannot be read ({}); until it can, what it held last is told", name, cause.toString());
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

    /** It is not needed any more. */
    void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
        close(name);
    }

    private void close(String name) {
        OpenedFile file = opened.remove(name);
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.debug("{} could not be closed", name, e);
            }
        }
    }

    @Override
    public void close() {
        forgetAllBut(Set.of());
    }
}
