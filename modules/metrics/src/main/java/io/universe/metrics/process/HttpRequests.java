package io.universe.metrics.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.universe.spi.RequestMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The requests to the HTTP servers of a process: how many were answered, by method and class of status, and how long that took, by route. Safe from any thread; nothing is made for a request that is like one before. */
final class HttpRequests implements RequestMeter {

    private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "other"};
    private static final int CLASSES = 6;
    private static final int CLASS = 100;
    /** Routes have no values of paths in their names; should there be many all the same, the others are one. */
    private static final int MOST_ROUTES = 100;

    private static final String OTHER = "other";
    private static final String NO_ROUTE = "none";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final AtomicReferenceArray<@Nullable Counter> answered =
            new AtomicReferenceArray<>(METHODS.length * CLASSES);
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();
    private final Counter cut;

    HttpRequests(MeterRegistry registry) {
        this.registry = registry;
        this.cut = Counter.builder("universe.http.server.cut")
                .description("Requests that ended without a whole answer.")
                .register(registry);
        counter(0, 2);
        duration(NO_ROUTE);
    }

    @Override
    public void answered(String method, @Nullable String route, int status, long nanos) {
        duration(route == null ? NO_ROUTE : route).record(nanos, TimeUnit.NANOSECONDS);
        counter(indexOf(method), Math.min(CLASSES - 1, Math.max(0, status / CLASS)))
                .increment();
    }

    @Override
    public void cut() {
        cut.increment();
    }

    private static int indexOf(String method) {
        return switch (method) {
            case "GET" -> 0;
            case "HEAD" -> 1;
            case "POST" -> 2;
            case "PUT" -> 3;
            case "DELETE" -> 4;
            case "PATCH" -> 5;
            case "OPTIONS" -> 6;
            default -> METHODS.length - 1;
        };
    }

    private Counter counter(int method, int statusClass) {
        int index = method * CLASSES + statusClass;
        Counter known = answered.get(index);
        return known == null ? newCounter(index, METHODS[method], statusClass) : known;
    }

    /** Whoever else makes the same gets the same. */
    private Counter newCounter(int index, String method, int statusClass) {
        Counter made = Counter.builder("universe.http.server.requests")
                .description("Requests that were answered.")
                .tag("method", method)
                .tag("status", statusClass == 0 ? OTHER : statusClass + "xx")
                .register(registry);
        answered.set(index, made);
        return made;
    }

    private Timer duration(String route) {
        Timer known = durations.get(route);
        return known == null ? newDuration(durations.size() < MOST_ROUTES ? route : OTHER) : known;
    }

    private Timer newDuration(String route) {
        return durations.computeIfAbsent(
                route,
                name -> Timer.builder("universe.http.server.request")
                        .description("From a request to its answer.")
                        .tag("route", name)
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry));
    }
}
