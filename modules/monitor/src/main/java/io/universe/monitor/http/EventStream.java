package io.universe.monitor.http;

import io.universe.monitor.connection.Cutting;
import io.universe.operations.Operations;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal as server-sent events: from now on, one event a line. A client that does not read is cut, since nothing waits for it. Lines come on the journal's thread. */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_QUEUED_BYTES = 256 << 10;

    private final HttpConnection connection;
    private final HttpServerResponse response;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private boolean hasBegun;
    /** Idempotent. */
    private volatile Runnable forget = () -> {};

    EventStream(HttpConnection connection, HttpServerResponse response) {
        this.connection = connection;
        this.response = response;
    }

    /** The action is run once, when nobody is told any more. */
    void follow(Operations operations, Runnable onEnd) {
        response.setWriteQueueMaxSize(MOST_QUEUED_BYTES);
        forget = operations.follow(this::send);
        begin();
        Runnable end = () -> {
            if (hasEnded.compareAndSet(false, true)) {
                forget.run();
                onEnd.run();
            }
        };
        response.closeHandler(closed -> end.run());
        response.exceptionHandler(broken -> end.run());
        if (response.closed()) {
            end.run();
        }
    }

    /** Nothing is said before there is something to follow; the first line may come first. */
    private synchronized void begin() {
        if (!hasBegun) {
            hasBegun = true;
            response.write(": the journal from here on\n\n");
        }
    }

    private void send(String line) {
        if (cut.get() || response.closed()) {
            return;
        }
        begin();
        if (!response.writeQueueFull()) {
            response.write("data: " + line + "\n\n");
        } else if (cut.compareAndSet(false, true)) {
            LOG.info("A reader of the journal is too slow and is cut");
            Cutting.cut(connection);
            forget.run();
        }
    }
}
