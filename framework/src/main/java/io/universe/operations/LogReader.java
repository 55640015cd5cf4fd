package io.universe.operations;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Who reads the logs of all processes of a universe, those that have ended included. Safe from any thread; each call may take seconds. */
public interface LogReader {

    /** The newest lines that are wanted, oldest first. Where it would be too much, or take too long, the first one says that older ones are left out. */
    List<LogLine> read(LogQuery query) throws IOException;

    /**
     * The same, and calls back with every line from then on, as soon as it is written and before the next call: none is missing between, and none comes twice. The listener is called on a thread of the reader's, where nothing may wait, perhaps before this call has
     * returned. Empty where too many follow already.
     */
    Optional<Following> follow(LogQuery query, Consumer<LogLine> listener) throws IOException;

    /** The names of all processes that have a log. */
    Set<String> processes() throws IOException;

    /**
     * The beginning of what is followed.
     *
     * @param past what {@link #read} gives
     * @param end to be run, once, to hear no more
     */
    record Following(List<LogLine> past, Runnable end) {
        /** Copies the lines. */
        public Following {
            past = List.copyOf(past);
        }
    }
}
