package io.universe.launcher.logs;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ends of all files in {@code log/}: those of processes that have begun meanwhile, and of files that were renamed, too. A file that cannot be read is tried again. Used by one thread. */
final class Tails implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Tails.class);

    private final LogDirectory directory;
    private final byte[] block = new byte[1 << 16];
    private final Map<Object, Tail> tails = new HashMap<>();
    private List<Heard> heard = new ArrayList<>();

    /** From what is in the directory now on. */
    Tails(LogDirectory directory) throws IOException {
        this.directory = directory;
        for (LogFile file : directory.growing()) {
            tails.put(file.key(), new Tail(file, file.behindLastLine(), block, this::hear));
        }
    }

    private void hear(Heard line) {
        heard.add(line);
    }

    /** The lines that were written since the last look, file by file; of others than those that are wanted, none. */
    List<Heard> look(Predicate<LogName> isWanted, Instant now) throws IOException {
        heard = new ArrayList<>();
        Set<Object> there = new HashSet<>();
        for (LogFile file : directory.growing()) {
            there.add(file.key());
            Tail tail = tails.computeIfAbsent(file.key(), key -> new Tail(file, 0, block, this::hear));
            if (isWanted.test(file.name())) {
                look(tail, file, now);
            } else {
                tail.skip(file);
            }
        }
        finishAllBut(there, now);
        return heard;
    }

    private static void look(Tail tail, LogFile file, Instant now) {
        try {
            tail.look(file, now);
        } catch (IOException gone) {
            LOG.debug("{} is tried again", file.path(), gone);
        }
    }

    private void finishAllBut(Set<Object> there, Instant now) {
        List<Object> gone =
                tails.keySet().stream().filter(key -> !there.contains(key)).toList();
        gone.forEach(key -> Optional.ofNullable(tails.remove(key)).ifPresent(tail -> finish(tail, now)));
    }

    private static void finish(Tail tail, Instant now) {
        try (tail) {
            tail.finish(now);
        } catch (IOException e) {
            LOG.debug("The end of a log is lost", e);
        }
    }

    /** How far each file has been given, by its key. */
    Map<Object, Long> given() {
        return tails.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, tail -> tail.getValue().given()));
    }

    @Override
    public void close() {
        tails.values().forEach(Tails::close);
        tails.clear();
    }

    private static void close(Tail tail) {
        try {
            tail.close();
        } catch (IOException e) {
            LOG.debug("A log was only read", e);
        }
    }
}
