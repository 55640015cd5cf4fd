package io.universe.worker.http;

import io.universe.spi.ProcessMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.DatagramSocketMetrics;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.TCPMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where Vert.x reports to: of its HTTP servers to the traffic, of all else to the metrics of the process. */
public final class VertxReports implements VertxMetricsFactory {

    private final Traffic traffic;
    private final ProcessMetrics metrics;

    /** Both are asked for their own. */
    public VertxReports(Traffic traffic, ProcessMetrics metrics) {
        this.traffic = traffic;
        this.metrics = metrics;
    }

    @Override
    public VertxMetrics metrics(VertxOptions options) {
        return new Shared(
                traffic.metrics(options), metrics.eventBus(), metrics.vertx().metrics(options));
    }

    @Override
    public MetricsOptions newOptions() {
        return traffic.newOptions();
    }

    private record Shared(VertxMetrics servers, Optional<EventBusMetrics<?>> bus, VertxMetrics others)
            implements VertxMetrics {

        @Override
        public @Nullable HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
                HttpServerOptions options, SocketAddress address) {
            return servers.createHttpServerMetrics(options, address);
        }

        @Override
        public @Nullable EventBusMetrics<?> createEventBusMetrics() {
            return bus.orElse(null);
        }

        @Override
        public @Nullable ClientMetrics<?, ?, ?> createClientMetrics(
                SocketAddress remote, String type, String namespace) {
            return others.createClientMetrics(remote, type, namespace);
        }

        @Override
        public @Nullable HttpClientMetrics<?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
            return others.createHttpClientMetrics(options);
        }

        @Override
        public @Nullable TCPMetrics<?> createNetServerMetrics(NetServerOptions options, SocketAddress address) {
            return others.createNetServerMetrics(options, address);
        }

        @Override
        public @Nullable TCPMetrics<?> createNetClientMetrics(NetClientOptions options) {
            return others.createNetClientMetrics(options);
        }

        @Override
        public @Nullable DatagramSocketMetrics createDatagramSocketMetrics(DatagramSocketOptions options) {
            return others.createDatagramSocketMetrics(options);
        }

        /** Who brings threads of its own to Vert.x need not name them. */
        @Override
        public @Nullable PoolMetrics<?, ?> createPoolMetrics(@Nullable String type, @Nullable String name, int size) {
            return type == null || name == null ? null : others.createPoolMetrics(type, name, size);
        }

        @Override
        public void vertxCreated(Vertx vertx) {
            others.vertxCreated(vertx);
        }

        @Override
        public void close() {
            others.close();
        }
    }
}
