package io.universe.monitor.connection;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who reads server-sent events as they come. One that does not read is cut, since nothing waits for it. Owned by the event loop of its request. */
public final class EventReader {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String what;
    private boolean isCut;
    private boolean hasEnded;

    /**
     * Nothing is sent yet.
     *
     * @param what is read, for the log
     * @param mostQueuedBytes how much may wait for it
     */
    public EventReader(HttpServerRequest request, String what, int mostQueuedBytes) {
        this.request = request;
        this.response = request.response();
        this.what = what;
        response.setWriteQueueMaxSize(mostQueuedBytes);
    }

    /** Sends the head of the answer; the action is run once, when nobody reads any more, which may be now. */
    public void begin(Runnable onEnd) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.closeHandler(closed -> end(onEnd));
        response.exceptionHandler(broken -> end(onEnd));
        if (response.closed()) {
            end(onEnd);
        }
    }

    private void end(Runnable onEnd) {
        if (!hasEnded) {
            hasEnded = true;
            onEnd.run();
        }
    }

    /** Sends this, unless too much waits already: then it is the end. */
    public void send(String events) {
        if (isCut || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            isCut = true;
            LOG.info("A reader of {} is too slow and is cut", what);
            Cutting.cut(request.connection());
        } else {
            response.write(events);
        }
    }
}
