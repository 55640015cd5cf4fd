package io.universe.sample.web;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/**
 * One browser that listens. It lives on the event loop of its connection; any thread may send.
 *
 * <p>A client that does not read is let go when 64 kB wait for it: it hears no more, and its connection ends. It comes back by itself, and
 * begins with all nodes there are.
 */
final class LiveClient {

    private static final int MAX_WAITING_BYTES = 64 * 1024;

    private final Context context;
    private final HttpServerResponse response;
    private final Runnable gone;

    /** Calls {@code gone} when it will hear no more, once or several times. */
    LiveClient(Context context, HttpServerResponse response, Consumer<LiveClient> gone) {
        this.context = context;
        this.response = response.setWriteQueueMaxSize(MAX_WAITING_BYTES);
        this.gone = () -> gone.accept(this);
        response.closeHandler(closed -> this.gone.run());
        response.endHandler(ended -> this.gone.run());
    }

    void send(Buffer event) {
        context.runOnContext(now -> write(event));
    }

    void end() {
        context.runOnContext(now -> finish());
    }

    private void write(Buffer event) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            gone.run();
            response.reset();
        } else {
            response.write(event);
        }
    }

    private void finish() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }
}
