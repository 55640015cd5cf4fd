package io.universe.worker;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What parts of the platform add to the heartbeat of their worker, by name. Safe from any thread. */
public final class HeartbeatAdditions {

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatAdditions.class);

    private final Map<String, Supplier<? extends Object>> additions = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Takes it in the place of what there was of this name. */
    void put(String name, Supplier<? extends Object> addition) {
        additions.put(name, addition);
    }

    /** The figures with everything that is added, the figures themselves first. */
    JsonObject addTo(JsonObject figures) {
        JsonObject whole = figures.copy();
        additions.forEach((name, addition) -> {
            if (!figures.containsKey(name)) {
                add(whole, name, addition);
            }
        });
        return whole;
    }

    /** A part that fails costs the worker no heartbeat; it is said once until it works again. */
    private void add(JsonObject whole, String name, Supplier<? extends Object> addition) {
        try {
            whole.put(name, addition.get());
            failing.remove(name);
        } catch (RuntimeException e) {
            if (failing.add(name)) {
                LOG.warn("the heartbeat goes without its part '{}'", name, e);
            }
        }
    }
}
