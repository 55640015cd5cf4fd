package io.universe.launcher.logs;

import io.universe.operations.LogLine;
import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** One look back into the logs: from the newest line on to older ones, over all files at once, until there is enough. Used by one thread. */
final class Past {

    private static final String READER = "logs";

    private final LogQuery query;
    private final Instant now;
    private final Instant from;
    private final Quota quota;
    private final Deque<LogLine> found = new ArrayDeque<>();
    private String omission = "";

    /** For what is asked now. */
    Past(LogQuery query, Instant now, Quota quota) {
        this.query = query;
        this.now = now;
        this.from = query.since().map(now::minus).orElse(Instant.MIN);
        this.quota = quota;
    }

    /**
     * The lines of these files that are wanted, oldest first. Where there was no time or room for all of them, the first one says so.
     *
     * @param limit how far a file is read, unless it is compressed
     */
    List<LogLine> read(List<LogFile> files, ToLongFunction<LogFile> limit) {
        List<Series> logs = files.stream()
                .filter(file -> query.isAbout(file.name().process(), file.name().kind()))
                .collect(Collectors.groupingBy(file -> file.name().series()))
                .values()
                .stream()
                .map(log -> new Series(log, file -> open(file, limit)))
                .toList();
        try {
            merge(logs);
        } finally {
            logs.forEach(Series::close);
        }
        if (!omission.isEmpty()) {
            found.addFirst(omitted());
        }
        return List.copyOf(found);
    }

    private Source open(LogFile file, ToLongFunction<LogFile> limit) throws IOException {
        return file.name().isCompressed()
                ? CompressedSource.open(file, this::isWanted, quota)
                : FileSource.open(file, limit.applyAsLong(file));
    }

    private boolean isWanted(LogLine line) {
        return !line.at().isBefore(from) && query.isFitting(line);
    }

    private void merge(List<Series> logs) {
        Queue<Series> newestFirst = new PriorityQueue<>(Series.NEWEST_FIRST);
        newestFirst.addAll(logs);
        while (!newestFirst.isEmpty() && goesOn(newestFirst.element())) {
            Series newest = newestFirst.remove();
            newest.step().filter(this::isWanted).ifPresent(this::take);
            if (!newest.isEmpty()) {
                newestFirst.add(newest);
            }
        }
    }

    private boolean goesOn(Series newest) {
        if (quota.isTimeOver() && omission.isEmpty()) {
            omission = "to look for them takes longer than " + Quota.LONGEST.toSeconds() + "s";
        }
        return omission.isEmpty() && quota.missing() > 0 && !newest.newest().isBefore(from);
    }

    private void take(LogLine line) {
        if (quota.hasRoomFor(line)) {
            quota.count(line);
            found.addFirst(line);
        } else {
            omission = "there is no room for more than " + (Quota.MOST_CHARACTERS >> 20) + " MB";
        }
    }

    private LogLine omitted() {
        Instant at = found.isEmpty() ? now : found.element().at();
        return new LogLine(
                at,
                Level.WARN,
                READER,
                "",
                READER,
                "older lines are left out: " + omission + "; ask for a worker, or with since for a shorter time");
    }
}
