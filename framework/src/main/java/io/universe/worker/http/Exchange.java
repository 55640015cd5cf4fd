package io.universe.worker.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.observability.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What is known of one request to an HTTP server. Owned by the event loop of its connection. */
final class Exchange {
    final long startedNanos;
    final HttpRequest request;

    @Nullable
    HttpServerResponse eventStream;

    @Nullable
    String route;

    boolean isMeasured;
    long tookNanos;
    boolean isLast;
    boolean isOver;

    Exchange(long startedNanos, HttpRequest request) {
        this.startedNanos = startedNanos;
        this.request = request;
    }
}
