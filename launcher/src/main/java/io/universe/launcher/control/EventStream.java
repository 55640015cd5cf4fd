package io.universe.launcher.control;

import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as server-sent events: from now on, one event a line. A client that does not read is cut, since nothing waits for it. */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_QUEUED_BYTES = 1 << 20;

    private final HttpServerResponse response;

    EventStream(HttpServerResponse response) {
        this.response = response;
    }

    void follow(Operations operations) {
        response.setWriteQueueMaxSize(MOST_QUEUED_BYTES);
        response.write(": the journal from here on\n\n");
        Runnable end = operations.follow(this::send);
        response.closeHandler(closed -> end.run());
        response.exceptionHandler(broken -> end.run());
    }

    private void send(String line) {
        if (response.writeQueueFull()) {
            LOG.info("A reader of the journal is too slow and is cut");
            response.reset();
        } else {
            response.write("data: " + line + "\n\n");
        }
    }
}
