package io.universe.metrics.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonObject;

/** What the last heartbeat has told and nothing else can tell for less. Told by one thread, asked by another. */
final class HeartbeatFigures {

    private static final double MILLIS_IN_A_SECOND = 1_000;

    private volatile double residentBytes = Double.NaN;
    private volatile double delaySeconds = Double.NaN;

    void accept(JsonObject figures) {
        JsonObject memory = figures.getJsonObject("memory", new JsonObject());
        residentBytes = number(memory, "rss");
        delaySeconds = number(figures, "eventLoopDelayMillis") / MILLIS_IN_A_SECOND;
    }

    private static double number(JsonObject from, String name) {
        Number number = from.getNumber(name);
        return number == null ? Double.NaN : number.doubleValue();
    }

    void bindTo(MeterRegistry registry) {
        Gauge.builder("process.resident.memory", this, figures -> figures.residentBytes)
                .description("Memory of the process, as the operating system sees it.")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder("universe.event.loop.delay", this, figures -> figures.delaySeconds)
                .description("The longest that something had to wait for an event loop within the last heartbeat.")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}
