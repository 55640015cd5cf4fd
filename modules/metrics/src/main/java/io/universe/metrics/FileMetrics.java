package io.universe.metrics;

import io.universe.metrics.process.CountingProcess;
import io.universe.metrics.scrape.CountedUniverse;
import io.universe.spi.MetricsProvider;
import io.universe.spi.MetricsSpec;
import io.universe.spi.ProcessMetrics;
import io.universe.spi.UniverseMetrics;
import io.vertx.core.json.JsonObject;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Makes metrics that live in files. */
public final class FileMetrics implements MetricsProvider {

    @Override
    public ProcessMetrics open(MetricsSpec spec) {
        return CountingProcess.open(spec);
    }

    @Override
    public UniverseMetrics universe(MetricsSpec master, Supplier<JsonObject> status, IntPredicate counts) {
        return CountedUniverse.of(master, status, counts);
    }
}
