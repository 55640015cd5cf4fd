package io.universe.worker;

import io.universe.control.WorkerSpec;
import io.universe.spi.MetricsProvider;
import io.universe.spi.MetricsSpec;
import io.universe.spi.ProcessMetrics;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Where the metrics of a process come from. */
public final class ProcessMeters {

    /** The part of the configuration, and in it where the home keeps what processes have counted. */
    public static final String SECTION = "metrics";

    private static final String DIRECTORY = "directory";

    private ProcessMeters() {}

    /** Those of a worker. */
    static ProcessMetrics open(WorkerSpec spec) {
        JsonObject settings = spec.platform().section(SECTION);
        boolean isUncounted = spec.place().role().isBesideSlots();
        return open(new MetricsSpec(
                spec.context(),
                isUncounted ? spec.life() : spec.worker(),
                spec.generation(),
                spec.life(),
                isUncounted,
                Optional.ofNullable(settings.getString(DIRECTORY)).map(Path::of),
                settings));
    }

    /** Those that a part of the platform brings; none where no jar has any. */
    public static ProcessMetrics open(MetricsSpec spec) {
        return ServiceLoader.load(MetricsProvider.class, ProcessMeters.class.getClassLoader())
                .findFirst()
                .map(provider -> provider.open(spec))
                .orElse(ProcessMetrics.NONE);
    }
}
