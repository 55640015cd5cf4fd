package io.universe.worker.http;

import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight on the HTTP servers of a worker, and what has been. It stands where Vert.x reports to, in front of every handler of the application, so that nothing the application does can hide
 * a request from it. Safe from any thread.
 */
public final class Traffic implements VertxMetricsFactory {

    /** What is known of one request. Owned by the event loop of its connection. */
    static final class Exchange {
        private final long startedNanos;
        private final HttpRequest request;
        private @Nullable HttpServerResponse eventStream;

        Exchange(long startedNanos, HttpRequest request) {
            this.startedNanos = startedNanos;
            this.request = request;
        }
    }

    private final LongSupplier nanoClock;
    private final AccessLog accessLog;
    private final AtomicLong connections = new AtomicLong();
    private final LongAdder totalConnections = new LongAdder();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder durationNanos = new LongAdder();
    private final Set<ServerWebSocket> webSockets = ConcurrentHashMap.newKeySet();
    private final Set<HttpServerResponse> eventStreams = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Runnable whenEmpty;

    /** Counts with the given clock and tells the log of every answered request. */
    public Traffic(LongSupplier nanoClock, AccessLog accessLog) {
        this.nanoClock = nanoClock;
        this.accessLog = accessLog;
    }

    /** The figures since the start. */
    public TrafficFigures figures() {
        return new TrafficFigures(
                connections.get(),
                totalConnections.sum(),
                begun.sum() - ended.sum(),
                ended.sum(),
                failed.sum(),
                durationNanos.sum());
    }

    /** Nothing more will come: what the access log holds is written. */
    public void close() {
        accessLog.close();
    }

    /** The open WebSockets. */
    Set<ServerWebSocket> webSockets() {
        return Set.copyOf(webSockets);
    }

    /** The responses that are streams of server-sent events and have not ended. */
    Set<HttpServerResponse> eventStreams() {
        return Set.copyOf(eventStreams);
    }

    /** Runs the action once there is no connection, at once where there is none; the thread may be an event loop. */
    void whenEmpty(Runnable action) {
        whenEmpty = action;
        runIfEmpty();
    }

    private void runIfEmpty() {
        Runnable action = whenEmpty;
        if (action != null && connections.get() == 0) {
            whenEmpty = null;
            action.run();
        }
    }

    @Override
    public VertxMetrics metrics(VertxOptions options) {
        return new VertxMetrics() {
            @Override
            public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
                    HttpServerOptions serverOptions, SocketAddress address) {
                return new ServerReports();
            }
        };
    }

    @Override
    public MetricsOptions newOptions() {
        return new MetricsOptions().setEnabled(true);
    }

    /** Vert.x's reports about one server. */
    private final class ServerReports implements HttpServerMetrics<Exchange, ServerWebSocket, Object> {

        @Override
        public Object connected(SocketAddress remote, String name) {
            connections.incrementAndGet();
            totalConnections.increment();
            return this;
        }

        @Override
        public void disconnected(Object connection, SocketAddress remote) {
            connections.decrementAndGet();
            runIfEmpty();
        }

        @Override
        public Exchange requestBegin(Object connection, HttpRequest request) {
            begun.increment();
            return new Exchange(nanoClock.getAsLong(), request);
        }

        @Override
        public void responseBegin(Exchange exchange, HttpResponse response) {
            if (response instanceof HttpServerResponse stream && isEventStream(stream)) {
                exchange.eventStream = stream;
                eventStreams.add(stream);
            }
        }

        @Override
        public void responseEnd(Exchange exchange, HttpResponse response, long bytesWritten) {
            long nanos = nanoClock.getAsLong() - exchange.startedNanos;
            ended.increment();
            durationNanos.add(nanos);
            if (response.statusCode() >= 500) {
                failed.increment();
            }
            forget(exchange);
            accessLog.write(exchange.request, response.statusCode(), bytesWritten, nanos);
        }

        @Override
        public void requestReset(Exchange exchange) {
            ended.increment();
            failed.increment();
            forget(exchange);
        }

        @Override
        public ServerWebSocket connected(Object connection, Exchange exchange, ServerWebSocket webSocket) {
            webSockets.add(webSocket);
            return webSocket;
        }

        @Override
        public void disconnected(ServerWebSocket webSocket) {
            webSockets.remove(webSocket);
        }

        private void forget(Exchange exchange) {
            if (exchange.eventStream != null) {
                eventStreams.remove(exchange.eventStream);
            }
        }

        private static boolean isEventStream(HttpServerResponse response) {
            String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
            return type != null && type.startsWith("text/event-stream");
        }
    }
}
