package io.universe.monitor.http;

import io.universe.operations.LogLine;
import io.universe.operations.LogQuery;
import io.universe.operations.LogReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Logs that a test writes, and a note of what was asked of them. */
final class FakeLogs implements LogReader {

    final List<LogQuery> queries = new CopyOnWriteArrayList<>();
    final List<Consumer<LogLine>> followers = new CopyOnWriteArrayList<>();
    volatile List<LogLine> lines = List.of();
    volatile boolean isFull;

    @Override
    public List<LogLine> read(LogQuery query) {
        queries.add(query);
        return lines;
    }

    @Override
    public Optional<Following> follow(LogQuery query, Consumer<LogLine> listener) {
        if (isFull) {
            return Optional.empty();
        }
        followers.add(listener);
        return Optional.of(new Following(read(query), () -> followers.remove(listener)));
    }

    @Override
    public Set<String> processes() {
        return Set.of("master", "web-0.1");
    }
}
