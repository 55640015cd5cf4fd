package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One log of one process, the newest line first: the file that is written, and what was rolled of it. A file is opened when its lines are due; one that cannot be read counts as empty. Used by one thread. */
final class Series implements Closeable {

    /** Whose next line, or file, is the newest. */
    static final Comparator<Series> NEWEST_FIRST =
            Comparator.comparing(Series::newest).reversed().thenComparing(Series::name, Comparator.reverseOrder());

    private final Deque<LogFile> files = new ArrayDeque<>();
    private final String name;
    private final Opener opener;
    private @Nullable Source source;
    private @Nullable LogLine line;

    /** How a file is opened. */
    interface Opener {
        Source open(LogFile file) throws IOException;
    }

    /** Of these files, of which there is one at least. */
    Series(Collection<LogFile> files, Opener opener) {
        files.stream()
                .sorted(Comparator.comparing(LogFile::name, LogName.NEWEST_FIRST))
                .forEach(this.files::add);
        this.name = this.files.element().name().series();
        this.opener = opener;
    }

    private String name() {
        return name;
    }

    /** No line that is still to come was written after that. */
    Instant newest() {
        LogLine known = line;
        return known != null
                ? known.at()
                : files.isEmpty() ? Instant.MIN : files.element().modified();
    }

    boolean isEmpty() {
        return line == null && files.isEmpty();
    }

    /** Gives the next line, or opens the next file and gives none. */
    Optional<LogLine> step() {
        Optional<LogLine> known = Optional.ofNullable(line);
        if (known.isEmpty()) {
            open(files.remove());
        } else {
            advance();
        }
        return known;
    }

    private void open(LogFile file) {
        try {
            source = opener.open(file);
            advance();
        } catch (IOException gone) {
            close();
        }
    }

    private void advance() {
        Source open = source;
        try {
            line = open == null ? null : open.next().orElse(null);
        } catch (IOException gone) {
            line = null;
        }
        if (line == null) {
            close();
        }
    }

    /** What was opened. A file that was only read has nothing to lose by its close. */
    @Override
    public void close() {
        Source open = source;
        source = null;
        line = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException ignored) {
            return;
        }
    }
}
