package io.universe.spi;

import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What one process counts. Safe from any thread. */
public interface ProcessMetrics {

    /** Nothing is counted. */
    ProcessMetrics NONE = new ProcessMetrics() {
        @Override
        public VertxMetricsFactory vertx() {
            return options -> new VertxMetrics() {};
        }

        @Override
        public Optional<EventBusMetrics<?>> eventBus() {
            return Optional.empty();
        }

        @Override
        public RequestMeter requests(LongSupplier openConnections) {
            return RequestMeter.NONE;
        }

        @Override
        public void provideTo(Site site) {}

        @Override
        public void onHeartbeat(JsonObject figures) {}

        @Override
        public void inSlot(String worker, String life) {}

        @Override
        public void close() {}
    };

    /** Where Vert.x reports to, but of requests to its HTTP servers and of messages. */
    VertxMetricsFactory vertx();

    /** Where Vert.x reports messages to; empty where nobody counts them. Called once. */
    Optional<EventBusMetrics<?>> eventBus();

    /** Where the requests to the HTTP servers are told, and how many connections they have is asked. Called once. */
    RequestMeter requests(LongSupplier openConnections);

    /** Gives the application what it counts with. */
    void provideTo(Site site);

    /** The figures of a heartbeat, under the names that they have in {@code status --json}. */
    void onHeartbeat(JsonObject figures);

    /** The standby has a slot: from now on what it counts, and has counted, is told under this name. */
    void inSlot(String worker, String life);

    /** Nothing is asked for its value any more, after one last time; what counts still does. Idempotent. */
    void close();
}
