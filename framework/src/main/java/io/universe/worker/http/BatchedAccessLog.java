package io.universe.worker.http;

import io.netty.util.concurrent.FastThreadLocal;
import io.universe.control.DaemonThreads;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An access log of one line for each answered request: {@code time method uri status bytes micros remote}. Lines are collected per event loop and handed on many at a time, twice a second and when a batch is
 * full, since a log event for each request would cost a good part of the request itself. Safe from any thread.
 */
public final class BatchedAccessLog implements AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(BatchedAccessLog.class);
    private static final int FULL_CHARS = 8 * 1024;
    private static final long FLUSH_MILLIS = 500;

    private final Clock clock;
    private final Consumer<String> sink;
    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService flusher;
    private volatile boolean isClosed;
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
        this(clock, sink, Executors.newSingleThreadScheduledExecutor(new DaemonThreads("access-log")));
    }

    BatchedAccessLog(Clock clock, Consumer<String> sink, ScheduledExecutorService flusher) {
        this.clock = clock;
        this.sink = sink;
        this.flusher = flusher;
        flusher.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(HttpRequest request, int status, long bytes, long nanos) {
        Batch batch = ownBatch.get();
        if (batch.add(clock.millis(), request, status, bytes, nanos) || isClosed) {
            handOn(batch);
        }
    }

    /** Hands on what was collected so far. */
    void flush() {
        batches.forEach(this::handOn);
    }

    /** Hands on what was collected; a line that comes later is handed on at once. Idempotent. */
    @Override
    public void close() {
        isClosed = true;
        flusher.shutdown();
        flush();
    }

    /** Outside the batch's lock, so that a slow sink holds up no event loop that writes. A sink that fails costs lines, never a request. */
    private void handOn(Batch batch) {
        String lines = batch.take();
        if (!lines.isEmpty()) {
            try {
                sink.accept(lines);
            } catch (RuntimeException e) {
                LOG.debug("Lines of the access log are lost", e);
            }
        }
    }

    /** The lines of one event loop. Written by it and flushed by the log's thread, under its own lock. */
    private static final class Batch {
        private final StringBuilder lines = new StringBuilder(FULL_CHARS + 512);
        private long formattedMillis = Long.MIN_VALUE;
        private String formatted = "";

        /** Whether the batch is full now. */
        synchronized boolean add(long millis, HttpRequest request, int status, long bytes, long nanos) {
            lines.append(time(millis))
                    .append(' ')
                    .append(request.method().name())
                    .append(' ');
            appendForeign(request.uri());
            lines.append(' ')
                    .append(status)
                    .append(' ')
                    .append(bytes)
                    .append(' ')
                    .append(nanos / 1_000);
            lines.append(' ').append(host(request.remoteAddress())).append('\n');
            return lines.length() > FULL_CHARS;
        }

        /** Gives the lines, without the last line feed, and forgets them. */
        synchronized String take() {
            String taken = lines.isEmpty() ? "" : lines.substring(0, lines.length() - 1);
            lines.setLength(0);
            return taken;
        }

        /** What a client sends may forge neither a line nor a column. */
        private void appendForeign(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                lines.append(Character.isISOControl(c) || Character.isWhitespace(c) ? '?' : c);
            }
        }

        /** Nothing is known of a connection that has gone already. */
        private static String host(@Nullable SocketAddress remote) {
            String host = remote == null ? null : remote.hostAddress();
            return host == null ? "-" : host;
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
