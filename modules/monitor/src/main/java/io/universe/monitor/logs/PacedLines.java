package io.universe.monitor.logs;

import io.universe.monitor.connection.Cutting;
import io.universe.operations.LogLine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines on their way to a client, no faster than it reads. One that has read nothing for a while, or is too far behind what is being written, is cut, since nothing waits for it. Owned by the event loop of the request.
 */
final class PacedLines {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PacedLines.class);
    private static final int MOST_BEHIND = 1 << 20;
    private static final int BATCH = 1 << 14;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final LogForm form;
    private final Deque<LogLine> past = new ArrayDeque<>();
    private final Deque<LogLine> live = new ArrayDeque<>();
    private long behind;
    private boolean isFirst = true;
    private boolean isComplete;
    private boolean isCut;
    private OptionalLong patience = OptionalLong.empty();

    PacedLines(Vertx vertx, HttpServerRequest request, LogForm form) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.form = form;
    }

    /** Sends the head of the answer, and then these. */
    void begin(List<LogLine> lines) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, form.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.write(form.begin());
        past.addAll(lines);
        pump();
    }

    /** Sends another one, that was just written. */
    void add(LogLine line) {
        if (isCut || response.closed()) {
            return;
        }
        live.add(line);
        behind += line.message().length();
        pump();
        if (behind > MOST_BEHIND) {
            cut();
        }
    }

    /** There are no more. */
    void complete() {
        isComplete = true;
        pump();
    }

    private void pump() {
        while (isWaiting() && !response.writeQueueFull() && !response.closed()) {
            response.write(batch());
        }
        if (response.closed()) {
            forget();
        } else if (isWaiting()) {
            awaitReader();
        } else if (isComplete && !response.ended()) {
            response.end(form.end());
        }
    }

    private boolean isWaiting() {
        return !past.isEmpty() || !live.isEmpty();
    }

    private String batch() {
        StringBuilder batch = new StringBuilder(BATCH);
        while (isWaiting() && batch.length() < BATCH) {
            batch.append(form.line(next(), isFirst));
            isFirst = false;
        }
        return batch.toString();
    }

    private LogLine next() {
        return Optional.ofNullable(past.poll()).orElseGet(this::nextLive);
    }

    private LogLine nextLive() {
        LogLine line = live.remove();
        behind -= line.message().length();
        return line;
    }

    private void awaitReader() {
        if (patience.isEmpty()) {
            patience = OptionalLong.of(vertx.setTimer(PATIENCE.toMillis(), id -> cut()));
            response.drainHandler(drained -> onDrained());
        }
    }

    private void onDrained() {
        patience.ifPresent(vertx::cancelTimer);
        patience = OptionalLong.empty();
        pump();
    }

    /** Ends the connection at once; called again, it does nothing. */
    void cut() {
        forget();
        if (!isCut && !response.closed()) {
            isCut = true;
            LOG.info("A reader of the logs is too slow and is cut");
            Cutting.cut(request.connection());
        }
    }

    /** To be called when the client has gone. */
    void forget() {
        patience.ifPresent(vertx::cancelTimer);
        patience = OptionalLong.empty();
        past.clear();
        live.clear();
        behind = 0;
    }
}
