package io.universe.metrics.scrape;

import io.universe.metrics.file.Reading;
import io.universe.metrics.totals.Carried;
import io.universe.metrics.totals.Carried.Version;
import io.universe.metrics.totals.CarriedFile;
import io.universe.metrics.totals.Place;
import io.universe.metrics.totals.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The books of a universe: what is carried on, and the files that are not in it yet. A file of an ended process is first added to what is carried on, which is written, and then deleted: a master that dies in between
 * finds its name there. Owned by one thread at a time.
 */
final class Books implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Books.class);

    /**
     * What they say.
     *
     * @param ended what ended processes have counted
     * @param living what stands in the files of living processes
     */
    record Balance(Totals ended, List<Reading> living) {

        /** All that was counted, by living processes and by ended ones. */
        Totals totals() {
            return living.stream().sorted(Reading.BY_AGE).reduce(ended, Totals::plus, (one, other) -> other);
        }
    }

    private final CarriedFile file;
    private final MeterFiles files;
    private @Nullable Carried carried;
    private boolean isUnwritten;

    Books(Path directory, Clock clock) {
        this.file = new CarriedFile(directory);
        this.files = new MeterFiles(directory, clock);
    }

    /** Closes the accounts of who has ended, and tells how things stand. Throws IOException where the directory cannot be read. */
    Balance balance() throws IOException {
        Carried known = carried == null ? file.read() : carried;
        carried = known;
        MeterFiles.Found found = files.look(known.folded());
        Carried folded = known.withoutNamesBut(found.present())
                .fold(found.ended(), versions(found.living().values()));
        Carried kept = !folded.equals(known) && write(folded) ? folded : known;
        carried = kept;
        delete(kept.folded());
        return new Balance(folded.totals(), List.copyOf(found.living().values()));
    }

    private static Set<Version> versions(Collection<Reading> living) {
        return living.stream()
                .map(reading -> Version.of(Place.of(reading.identity())))
                .collect(Collectors.toSet());
    }

    /** Where it cannot be written the files stay, and are read again. */
    private boolean write(Carried folded) {
        try {
            file.write(folded);
            isUnwritten = false;
            return true;
        } catch (IOException e) {
            if (!isUnwritten) {
                LOG.warn(
                        "What ended processes have counted cannot be written ({}); their files are kept", e.toString());
            }
            isUnwritten = true;
            return false;
        }
    }

    private void delete(Set<String> names) {
        for (String name : names) {
            try {
                files.delete(name);
            } catch (IOException e) {
                LOG.debug("{} is deleted another time", name, e);
            }
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
