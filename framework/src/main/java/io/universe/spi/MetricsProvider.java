package io.universe.spi;

import io.vertx.core.json.JsonObject;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Brings the metrics: how a process counts, and how the master tells what all have counted. Found by ServiceLoader; there is at most one. */
public interface MetricsProvider {

    /** The metrics of this process, which count from now on. Called before Vert.x is built. */
    ProcessMetrics open(MetricsSpec spec);

    /**
     * Who tells what every process of a universe has counted. Cheap: nothing is made before it is needed.
     *
     * @param master the process that asks
     * @param status the document of {@code status --json}
     * @param counts whether workers of the generation count: a reload may change it
     */
    UniverseMetrics universe(MetricsSpec master, Supplier<JsonObject> status, IntPredicate counts);
}
