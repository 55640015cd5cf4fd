package io.universe.cache.local;

import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.Entries;
import io.universe.cache.port.FixedOptions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The namespaces of one process. Nothing is kept on disk: what is to be persisted lasts as long as the process. Safe from any thread. */
public final class LocalCatalogue implements Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCatalogue.class);

    private record Fixed(JsonObject options, LocalEntries entries) {}

    private final Map<String, Fixed> spaces = new ConcurrentHashMap<>();
    private final List<Consumer<String>> onDestroyed = new CopyOnWriteArrayList<>();
    private final Clockwork clockwork;
    private final Budget budget;

    /** An empty one, with so many bytes for all values. */
    public LocalCatalogue(Clockwork clockwork, long maxBytes) {
        this.clockwork = clockwork;
        this.budget = new Budget(maxBytes);
    }

    @Override
    public Future<JsonObject> fix(String namespace, JsonObject options) {
        Fixed there = spaces.get(namespace);
        return Future.succeededFuture((there == null ? begun(namespace, options) : there).options());
    }

    private Fixed begun(String name, JsonObject options) {
        Fixed mine = fixed(name, options);
        Fixed first = spaces.putIfAbsent(name, mine);
        if (first != null) {
            return first;
        } else if (FixedOptions.of(options).persist()) {
            LOG.warn("cache={} its values are not persisted: all is in one JVM, and they go with it", name);
        }
        return mine;
    }

    private Fixed fixed(String name, JsonObject options) {
        int maxEntries = FixedOptions.of(options).maxEntries();
        return new Fixed(options.copy(), new LocalEntries(name, maxEntries, clockwork, budget));
    }

    @Override
    public Future<List<String>> names() {
        return Future.succeededFuture(List.copyOf(spaces.keySet()));
    }

    @Override
    public Entries entries(String namespace) {
        Fixed fixed = spaces.get(namespace);
        if (fixed == null) {
            throw new IllegalStateException("the options of the cache " + namespace + " were not fixed");
        }
        return fixed.entries();
    }

    @Override
    public Future<Void> secured(String namespace, String key, long version) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> destroy(String namespace) {
        Fixed fixed = spaces.remove(namespace);
        if (fixed != null) {
            fixed.entries().destroy();
        }
        onDestroyed.forEach(each -> each.accept(namespace));
        return Future.succeededFuture();
    }

    @Override
    public void onDestroyed(Consumer<String> listener) {
        onDestroyed.add(listener);
    }

    /** Forgets everything, and tells nobody. */
    public void close() {
        spaces.values().forEach(each -> each.entries().clear());
        spaces.clear();
    }
}
