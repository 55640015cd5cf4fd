package io.universe.worker.http;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.spi.observability.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An access log of one line for each answered request: {@code time method uri status bytes micros remote}. Lines are collected per event loop and handed on many at a time, twice a second and when a batch is
 * full, since a log event for each request would cost a good part of the request itself. Safe from any thread.
 */
public final class BatchedAccessLog implements AccessLog {

    private static final int FULL_CHARS = 8 * 1024;
    private static final long FLUSH_MILLIS = 500;

    private final Clock clock;
    private final Consumer<String> sink;
    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "access-log");
        thread.setDaemon(true);
        return thread;
    });
    private final FastThreadLocal<Batch> ownBatch = new FastThreadLocal<>() {
        @Override
        protected Batch initialValue() {
            Batch batch = new Batch();
            batches.add(batch);
            return batch;
        }
    };

    /** Hands batches of lines, without the last line feed, to the sink: on an event loop or on the log's own thread. */
    public BatchedAccessLog(Clock clock, Consumer<String> sink) {
        this.clock = clock;
        this.sink = sink;
        flusher.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(HttpRequest request, int status, long bytes, long nanos) {
        ownBatch.get().add(clock.millis(), request, status, bytes, nanos);
    }

    /** Hands on what was collected so far. */
    void flush() {
        batches.forEach(Batch::flush);
    }

    /** Hands on what was collected, and collects no longer by itself. Idempotent. */
    @Override
    public void close() {
        flusher.shutdown();
        flush();
    }

    /** The lines of one event loop. Written by it and flushed by the log's thread, under its own lock. */
    private final class Batch {
        private final StringBuilder lines = new StringBuilder(FULL_CHARS + 512);
        private long formattedMillis = Long.MIN_VALUE;
        private String formatted = "";

        synchronized void add(long millis, HttpRequest request, int status, long bytes, long nanos) {
            lines.append(time(millis))
                    .append(' ')
                    .append(request.method().name())
                    .append(' ');
            appendUri(request.uri());
            lines.append(' ')
                    .append(status)
                    .append(' ')
                    .append(bytes)
                    .append(' ')
                    .append(nanos / 1_000);
            lines.append(' ').append(request.remoteAddress().hostAddress()).append('\n');
            if (lines.length() > FULL_CHARS) {
                flush();
            }
        }

        synchronized void flush() {
            if (!lines.isEmpty()) {
                lines.setLength(lines.length() - 1);
                sink.accept(lines.toString());
                lines.setLength(0);
            }
        }

        /** What a client sends may not forge a line. */
        private void appendUri(String uri) {
            for (int i = 0; i < uri.length(); i++) {
                char c = uri.charAt(i);
                lines.append(c <= ' ' || c == 0x7f ? '?' : c);
            }
        }

        private String time(long millis) {
            if (millis != formattedMillis) {
                formattedMillis = millis;
                formatted = Instant.ofEpochMilli(millis).toString();
            }
            return formatted;
        }
    }
}
