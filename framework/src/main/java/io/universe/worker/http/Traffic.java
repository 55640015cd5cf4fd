package io.universe.worker.http;

import io.universe.spi.RequestMeter;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight on the HTTP servers of a worker, and what has been. It stands where Vert.x reports to, in front of every handler of the application, so that nothing the application does can hide
 * a request from it. Safe from any thread.
 */
public final class Traffic implements VertxMetricsFactory {

    private final LongSupplier nanoClock;
    private final AccessLog accessLog;
    private final RequestMeter meter;
    private final AtomicLong connections = new AtomicLong();
    private final LongAdder totalConnections = new LongAdder();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder durationNanos = new LongAdder();
    private final Streams<ServerWebSocket> webSockets = new Streams<>();
    private final Streams<HttpServerResponse> eventStreams = new Streams<>();
    private final LastAnswers lastAnswers = new LastAnswers();
    private volatile @Nullable Runnable whenEmpty;
    private volatile boolean isWarmingUp;

    /** Counts with the given clock and tells the log of every answered request. */
    public Traffic(LongSupplier nanoClock, AccessLog accessLog) {
        this(nanoClock, accessLog, open -> RequestMeter.NONE);
    }

    /** Tells also a meter, made of how many connections are open, of every request but for those of a warm-up, which no client has sent. */
    public Traffic(LongSupplier nanoClock, AccessLog accessLog, Function<LongSupplier, RequestMeter> meter) {
        this.nanoClock = nanoClock;
        this.accessLog = accessLog;
        this.meter = meter.apply(connections::get);
    }

    /** The figures since the start. */
    public TrafficFigures figures() {
        // What has ended is read before what has begun: a request that does both in between must not make a negative
        // figure.
        long transactions = ended.sum();
        return new TrafficFigures(
                connections.get(),
                totalConnections.sum(),
                begun.sum() - transactions,
                transactions,
                failed.sum(),
                durationNanos.sum());
    }

    /** Nothing more will come: what the access log holds is written. */
    public void close() {
        accessLog.close();
    }

    /** The open WebSockets. */
    Streams<ServerWebSocket> webSockets() {
        return webSockets;
    }

    /** The responses that are streams of server-sent events and have not ended. */
    Streams<HttpServerResponse> eventStreams() {
        return eventStreams;
    }

    /** How the connections of HTTP/1.x end. */
    LastAnswers lastAnswers() {
        return lastAnswers;
    }

    /** Whether the server that is made next is for a warm-up. */
    void warmingUp(boolean isNext) {
        isWarmingUp = isNext;
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
                return new ServerReports(isWarmingUp ? RequestMeter.NONE : meter);
            }
        };
    }

    @Override
    public MetricsOptions newOptions() {
        return new MetricsOptions().setEnabled(true);
    }

    /** Vert.x's reports about one server. */
    private final class ServerReports implements HttpServerMetrics<Exchange, ServerWebSocket, Object> {

        private final RequestMeter meter;

        ServerReports(RequestMeter meter) {
            this.meter = meter;
        }

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
            exchange.isLast = lastAnswers.mark(exchange.request, response);
            if (response instanceof HttpServerResponse stream && isEventStream(stream)) {
                exchange.eventStream = stream;
                eventStreams.add(stream);
            }
            if (response instanceof HttpServerResponse whole && whole.ended()) {
                measure(exchange, response);
            }
        }

        /** What is written as a whole is counted before it can be read: a process that is killed behind that has counted all that its clients have. */
        private void measure(Exchange exchange, HttpResponse response) {
            if (!exchange.isMeasured) {
                exchange.isMeasured = true;
                exchange.tookNanos = nanoClock.getAsLong() - exchange.startedNanos;
                meter.answered(
                        exchange.request.method().name(), exchange.route, response.statusCode(), exchange.tookNanos);
            }
        }

        @Override
        public void requestRouted(Exchange exchange, String route) {
            if (route != null) {
                exchange.route = route;
            }
        }

        @Override
        public void responseEnd(Exchange exchange, HttpResponse response, long bytesWritten) {
            if (!end(exchange)) {
                return;
            }
            measure(exchange, response);
            long nanos = exchange.tookNanos;
            ended.increment();
            durationNanos.add(nanos);
            if (response.statusCode() >= 500) {
                failed.increment();
            }
            accessLog.write(exchange.request, response.statusCode(), bytesWritten, nanos);
            if (exchange.isLast) {
                lastAnswers.end(exchange.request, response);
            }
        }

        @Override
        public void requestReset(Exchange exchange) {
            if (end(exchange)) {
                ended.increment();
                failed.increment();
                cut(exchange);
            }
        }

        private void cut(Exchange exchange) {
            if (!exchange.isMeasured) {
                exchange.isMeasured = true;
                meter.cut();
            }
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

        /** False where the exchange has ended before: Vert.x reports a reset also of a request that was answered before its body had come. */
        private boolean end(Exchange exchange) {
            boolean wasOver = exchange.isOver;
            exchange.isOver = true;
            if (exchange.eventStream != null) {
                eventStreams.remove(exchange.eventStream);
            }
            return !wasOver;
        }

        private static boolean isEventStream(HttpServerResponse response) {
            String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
            return type != null && type.startsWith("text/event-stream");
        }
    }
}
