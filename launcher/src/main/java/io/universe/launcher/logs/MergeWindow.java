package io.universe.launcher.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings what is read of several files, look by look, into the order of time. A line waits for the next look, since another file may have one that is older. Used by one thread. */
final class MergeWindow {

    private static final Comparator<Heard> BY_TIME =
            Comparator.comparing(heard -> heard.line().at());

    private List<Heard> waiting = List.of();

    /** What the next look has brought, file by file; gives what has waited, and what is older than that. */
    List<Heard> add(List<Heard> fresh) {
        List<Heard> all = new ArrayList<>(waiting);
        all.addAll(fresh);
        all.sort(BY_TIME);
        int due = dueIn(all);
        waiting = List.copyOf(all.subList(due, all.size()));
        return List.copyOf(all.subList(0, due));
    }

    /** All up to the newest that has waited. */
    private int dueIn(List<Heard> all) {
        if (waiting.isEmpty()) {
            return 0;
        }
        Instant newest = waiting.get(waiting.size() - 1).line().at();
        return (int) all.stream()
                .takeWhile(heard -> !heard.line().at().isAfter(newest))
                .count();
    }

    /** Gives what waits still. */
    List<Heard> flush() {
        List<Heard> rest = waiting;
        waiting = List.of();
        return rest;
    }
}
