package io.universe.launcher.master.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registry of the master's meters. It is made when somebody asks for the first time, so that a start costs nothing. Safe from any thread. */
public final class Metrics implements AutoCloseable {

    private final List<MeterBinder> meters;
    private @Nullable PrometheusMeterRegistry registry;

    /** Of these meters, which count by themselves. */
    public Metrics(MeterBinder... meters) {
        this.meters = List.of(meters);
    }

    /** All of them in the text format of Prometheus. The first call takes a moment: not for event loops. */
    public String text() {
        return registry().scrape();
    }

    private synchronized PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry known = registry;
        if (known == null) {
            PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            meters.forEach(meter -> meter.bindTo(made));
            registry = made;
            return made;
        }
        return known;
    }

    /** Closes the registry, where there is one. Idempotent. */
    @Override
    public synchronized void close() {
        if (registry != null) {
            registry.close();
        }
    }
}
