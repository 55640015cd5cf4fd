package io.universe.metrics.registry;

import io.micrometer.core.instrument.Meter;
import io.universe.metrics.file.Cells;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be asked for its value now and then. Filled by any thread, taken by one. */
final class Samples {

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private final Map<Meter.Id, List<Runnable>> byId = new ConcurrentHashMap<>();
    private final Set<Meter.Id> failed = ConcurrentHashMap.newKeySet();

    void add(Meter.Id id, Runnable sample) {
        byId.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(sample);
    }

    void remove(Meter.Id id) {
        byId.remove(id);
        failed.remove(id);
    }

    /** Asks all of them; who asks is the application's code, so one that throws is said once. */
    void take() {
        byId.forEach((id, samples) -> {
            try {
                samples.forEach(Runnable::run);
            } catch (Throwable e) {
                if (failed.add(id)) {
                    LOG.warn("The meter {} cannot be sampled; that is not said again", id.getName(), e);
                }
            }
        });
    }

    /** Sets a sum that only grows. */
    static void raise(Cells cells, int sum, double value) {
        if (value > cells.fraction(sum + 1)) {
            cells.setFraction(sum + 1, value);
        }
    }
}
