package io.universe.metrics.registry;

import io.micrometer.core.instrument.Meter;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be asked for its value now and then. Filled by any thread, taken by one. */
final class Samples {

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private final Map<Meter.Id, List<Runnable>> byId = new ConcurrentHashMap<>();
    private final Map<Meter.Id, Reference<?>> asked = new ConcurrentHashMap<>();
    private final Set<Meter.Id> failed = ConcurrentHashMap.newKeySet();

    /** What is asked by the meter, which does not keep it alive. */
    void ask(Meter.Id id, @Nullable Object object) {
        asked.put(id, new WeakReference<>(object));
    }

    /** The meters that have nothing to ask any more. */
    List<Meter.Id> orphans() {
        return asked.entrySet().stream()
                .filter(entry -> entry.getValue().get() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    void add(Meter.Id id, Runnable sample) {
        byId.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(sample);
    }

    void remove(Meter.Id id) {
        byId.remove(id);
        asked.remove(id);
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
}
