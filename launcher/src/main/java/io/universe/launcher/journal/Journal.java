package io.universe.launcher.journal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal: one JSON object a line in {@code journal.ndjson}, set aside as {@code journal.1.ndjson} when it has grown beyond the limit, so that two files at most exist. Writing happens on a thread
 * of its own, and a write that fails (a full disk) is counted and said once: what is recorded has happened whether it could be written or not. Safe from any thread.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long LIMIT_BYTES = 8L << 20;

    private final Path file;
    private final Clock clock;
    private final long limitBytes;
    private final Queue<Consumer<String>> listeners = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "journal");
        thread.setDaemon(true);
        return thread;
    });
    /** Owned by the writer's thread. */
    private long lost;

    /** Writes to the file, after what it holds already. */
    public Journal(Path file, Clock clock) {
        this(file, clock, LIMIT_BYTES);
    }

    Journal(Path file, Clock clock, long limitBytes) {
        this.file = file;
        this.clock = clock;
        this.limitBytes = limitBytes;
    }

    /** Records an entry of this type; the time is added. */
    public void record(String type, JsonObject entry) {
        JsonObject stamped = new JsonObject()
                .put("at", clock.instant().toString())
                .put("type", type)
                .mergeIn(entry);
        writer.execute(() -> append(stamped.encode()));
    }

    /** Calls back with every line recorded from now on, on the journal's thread; must not block. Run the result to end it. */
    public Runnable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Reads what is kept, oldest first, with the older file before the newer. */
    public List<String> kept() throws IOException {
        List<String> lines = new ArrayList<>(lines(setAside()));
        lines.addAll(lines(file));
        return lines;
    }

    private void append(String line) {
        listeners.forEach(listener -> listener.accept(line));
        try {
            setAsideIfLong();
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            sayIfRecovered();
        } catch (IOException e) {
            sayIfFirst(e);
            lost++;
        }
    }

    private void sayIfFirst(IOException cause) {
        if (lost == 0) {
            LOG.warn("The journal {} cannot be written: {}; supervision goes on without it", file, cause.toString());
        }
    }

    private void sayIfRecovered() {
        if (lost > 0) {
            LOG.warn("The journal {} can be written again; {} entries were lost", file, lost);
            lost = 0;
        }
    }

    private void setAsideIfLong() throws IOException {
        if (Files.exists(file) && Files.size(file) > limitBytes) {
            Files.move(file, setAside(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path setAside() {
        return file.resolveSibling("journal.1.ndjson");
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    /** Writes what was recorded, within two seconds, and ends. Idempotent. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("The journal {} does not take its last entries", file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
