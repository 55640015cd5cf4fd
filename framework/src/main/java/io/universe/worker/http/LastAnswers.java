package io.universe.worker.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the connections of HTTP/1.x: once the worker drains, each answer whose head is not written yet says {@code Connection: close} and is the last one on its connection. It is told of heads
 * where Vert.x reports them, for there Vert.x has put its own {@code Connection} header already, and the request may have come long before the drain. Safe from any thread.
 */
final class LastAnswers {

    private volatile @Nullable Duration timeToFinish;

    /** From now on every answer is the last one on its connection, which is given the time to finish it. */
    void begin(Duration timeToFinish) {
        this.timeToFinish = timeToFinish;
    }

    /** From now on answers are like any other again. */
    void end() {
        timeToFinish = null;
    }

    /** The head of the answer is about to be written; true where it was marked as the last one. On a WebSocket that is opened the mark has no effect: its head is written already. */
    boolean mark(HttpRequest request, HttpResponse response) {
        boolean isLast = timeToFinish != null && isOverHttp1(request) && !isHandedOver(request, response);
        if (isLast) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return isLast;
    }

    /** A marked answer was written: so ends its connection, unless it is a WebSocket's now. */
    void end(HttpRequest request, HttpResponse response) {
        Duration left = timeToFinish;
        if (left != null && !isHandedOver(request, response) && request instanceof HttpServerRequest answered) {
            answered.connection().shutdown(left.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isOverHttp1(HttpRequest request) {
        return request instanceof HttpServerRequest asked && asked.version() != HttpVersion.HTTP_2;
    }

    /** Whether the connection speaks something else than HTTP from now on. */
    private static boolean isHandedOver(HttpRequest request, HttpResponse response) {
        return response.statusCode() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                || HttpMethod.CONNECT.equals(request.method());
    }
}
