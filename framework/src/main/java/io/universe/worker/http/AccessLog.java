package io.universe.worker.http;

import io.vertx.core.spi.observability.HttpRequest;

/** Hears of every answered request, on the event loop that answered it; must not block. */
@FunctionalInterface
public interface AccessLog {

    /** Writes nothing. */
    AccessLog NONE = (request, status, bytes, nanos) -> {};

    /** One request was answered, with so many bytes of body, so many nanoseconds after it came. */
    void write(HttpRequest request, int status, long bytes, long nanos);

    /** Hands on what it holds; idempotent. */
    default void close() {}
}
