package io.universe.launcher.journal;

import io.universe.control.DaemonThreads;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal: what is recorded goes to {@code journal.ndjson} and to whoever listens. Writing happens on a thread of its own, and a write that fails (a full disk) is counted and said once: what is recorded
 * has happened whether it could be written or not. Safe from any thread.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long LIMIT_BYTES = 8L << 20;

    private final JournalFile file;
    private final Clock clock;
    private final Queue<Consumer<String>> listeners = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(new DaemonThreads("journal"));
    /** Owned by the writer's thread. */
    private long lost;

    /** Writes to the file, after what it holds already. */
    public Journal(Path file, Clock clock) {
        this(file, clock, LIMIT_BYTES);
    }

    Journal(Path file, Clock clock, long limitBytes) {
        this.file = new JournalFile(file, limitBytes);
        this.clock = clock;
    }

    /** Records an entry of this type; the time is added. After the close nothing is recorded. */
    public void record(String type, JsonObject entry) {
        JsonObject stamped = new JsonObject()
                .put("at", clock.instant().toString())
                .put("type", type)
                .mergeIn(entry);
        try {
            writer.execute(() -> append(stamped.encode()));
        } catch (RejectedExecutionException e) {
            LOG.debug("The journal is closed, so this is not recorded: {}", stamped);
        }
    }

    /** Calls back with every line recorded from now on, on the journal's thread; must not block. Run the result to end it. */
    public Runnable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Reads what is kept, oldest first; a line that a crash cut off is left out. */
    public List<String> kept() throws IOException {
        return file.lines();
    }

    private void append(String line) {
        write(line);
        listeners.forEach(listener -> tell(listener, line));
    }

    private void write(String line) {
        try {
            file.append(line.getBytes(StandardCharsets.UTF_8));
            sayIfRecovered();
        } catch (IOException e) {
            sayIfFirst(e);
            lost++;
        }
    }

    /** Listeners may be others' code. */
    private static void tell(Consumer<String> listener, String line) {
        try {
            listener.accept(line);
        } catch (Throwable e) {
            LOG.warn("A listener of the journal failed", e);
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
