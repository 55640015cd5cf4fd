package io.universe.monitor.console;

import io.universe.monitor.connection.Cutting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A console that is open somewhere. One that does not read is cut, since nothing waits for it. Owned by the event loop. */
final class FeedReader {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final int MOST_QUEUED_BYTES = 1 << 20;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private boolean isCut;

    FeedReader(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
    }

    /** Sends the head of the answer; the action is run when nobody reads it any more. */
    void begin(Runnable onEnd) {
        response.setChunked(true)
                .setWriteQueueMaxSize(MOST_QUEUED_BYTES)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.closeHandler(closed -> onEnd.run());
        response.exceptionHandler(broken -> onEnd.run());
    }

    /** Sends this, unless too much waits already: then it is the end. */
    void send(Buffer events) {
        if (isCut || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            isCut = true;
            LOG.info("A console is too slow and is cut");
            Cutting.cut(request.connection());
        } else {
            response.write(events);
        }
    }
}
