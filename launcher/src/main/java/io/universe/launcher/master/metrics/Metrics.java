package io.universe.launcher.master.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.universe.spi.MetricsProvider;
import io.universe.spi.MetricsSpec;
import io.universe.spi.UniverseMetrics;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** What all processes of the universe have counted, the master itself included. The master's own meters are registered when somebody asks for the first time, so that a start costs nothing. Safe from any thread. */
public final class Metrics implements AutoCloseable {

    private static final String MASTER = "master";

    private final UniverseMetrics universe;
    private final List<MeterBinder> meters;
    private boolean isBound;

    private Metrics(UniverseMetrics universe, List<MeterBinder> meters) {
        this.universe = universe;
        this.meters = meters;
    }

    /**
     * Those that the platform brings. Throws IllegalStateException where the class path has none: launcher.jar always does.
     *
     * @param directory where processes keep what they have counted
     * @param settings what the configuration holds about it
     * @param status the document of {@code status --json}
     * @param counts whether workers of the generation count
     * @param meters of the master's own, which count by themselves
     */
    public static Metrics in(
            Path directory,
            JsonObject settings,
            Supplier<JsonObject> status,
            IntPredicate counts,
            MeterBinder... meters) {
        MetricsSpec master = new MetricsSpec(MASTER, MASTER, 0, MASTER, false, Optional.of(directory), settings);
        UniverseMetrics universe = ServiceLoader.load(MetricsProvider.class, Metrics.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("launcher.jar has no metrics; build it anew"))
                .universe(master, status, counts);
        return new Metrics(universe, List.of(meters));
    }

    /** All of it in the text format of Prometheus. The first call takes a moment: not for event loops. */
    public String text() {
        bind();
        return universe.text();
    }

    private synchronized void bind() {
        if (!isBound) {
            MeterRegistry registry = universe.unwrap(MeterRegistry.class);
            meters.forEach(meter -> meter.bindTo(registry));
            isBound = true;
        }
    }

    /** What was counted is kept. Idempotent. */
    @Override
    public void close() {
        universe.close();
    }
}
