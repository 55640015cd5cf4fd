package io.universe.cache.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryRemovedListener;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.Entries;
import io.universe.cache.port.Persistence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The namespaces of the universe in a map of the cluster, name to options as JSON. Where all members that hold data were lost, those who use a namespace put its options back. The map of a namespace that was destroyed stays, empty: to destroy it
 * would destroy what somebody has put there anew meanwhile. Safe from any thread.
 */
public final class HazelcastCatalogue implements Catalogue, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HazelcastCatalogue.class);
    private static final String LANE = Maps.CATALOGUE;

    private final Grid grid;
    private final Persistence persistence;
    private final IMap<String, String> options;
    private final Map<String, JsonObject> known = new ConcurrentHashMap<>();
    private final Map<String, HazelcastEntries> entries = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private HazelcastCatalogue(Grid grid, Persistence persistence, IMap<String, String> options) {
        this.grid = grid;
        this.persistence = persistence;
        this.options = options;
    }

    /** Begins, without blocking. The clockwork is for what this node checks now and then. */
    public static Future<HazelcastCatalogue> open(
            HazelcastInstance instance, BlockingCalls calls, Clockwork clockwork, Persistence persistence) {
        return calls.make(LANE, () -> {
            Grid grid = new Grid(instance, calls, clockwork, new News(instance, clockwork));
            HazelcastCatalogue catalogue = new HazelcastCatalogue(grid, persistence, instance.getMap(Maps.CATALOGUE));
            catalogue.options.addEntryListener((EntryRemovedListener<String, String>) catalogue::onRemoved, false);
            grid.news().onGap(catalogue::putBack);
            return catalogue;
        });
    }

    @Override
    public Future<JsonObject> fix(String namespace, JsonObject wanted) {
        return fixed(namespace, wanted)
                .compose(fixed -> here(namespace).ready().map(fixed))
                .compose(fixed ->
                        isPersisted(fixed) ? persistence.open(namespace).map(fixed) : Future.succeededFuture(fixed));
    }

    private Future<JsonObject> fixed(String namespace, JsonObject wanted) {
        return call(namespace, () -> options.submitToKey(namespace, new FixOptions(wanted.encode())))
                .map(text -> {
                    JsonObject fixed = new JsonObject(text);
                    known.put(namespace, fixed);
                    return fixed;
                });
    }

    private static boolean isPersisted(JsonObject fixed) {
        return fixed.getBoolean("persist", false);
    }

    @Override
    public Future<List<String>> names() {
        return grid.calls()
                .make(LANE, () -> List.copyOf(options.keySet()))
                .recover(failure -> Future.failedFuture(Failures.unavailable("catalogue", failure)));
    }

    @Override
    public Entries entries(String namespace) {
        return here(namespace);
    }

    private HazelcastEntries here(String namespace) {
        return entries.computeIfAbsent(namespace, name -> new HazelcastEntries(name, grid));
    }

    @Override
    public Future<Void> secured(String namespace, String key, long version) {
        JsonObject fixed = known.get(namespace);
        return fixed != null && isPersisted(fixed)
                ? persistence.secured(namespace, key, version)
                : Future.succeededFuture();
    }

    /** Watchers are told of each key while handles are still good; what is set until the options have gone, goes too. */
    @Override
    public Future<Void> destroy(String namespace) {
        JsonObject fixed = known.get(namespace);
        return deleteValues(namespace, Long.MAX_VALUE)
                .compose(deleted ->
                        fixed != null && isPersisted(fixed) ? persistence.destroy(namespace) : Future.succeededFuture())
                .compose(forgotten -> call(namespace, () -> options.removeAsync(namespace)))
                .map(removed -> System.currentTimeMillis())
                .compose(removedAt -> deleteValues(namespace, removedAt));
    }

    private Future<Void> deleteValues(String namespace, long setBeforeMillis) {
        Entries values = here(namespace);
        return values.all().compose(all -> {
            List<String> keys = all.entrySet().stream()
                    .filter(entry -> isToGo(entry.getValue(), setBeforeMillis))
                    .map(Map.Entry::getKey)
                    .toList();
            return new Sweep(keys, key -> values.apply(key, new Delete())).run();
        });
    }

    private static boolean isToGo(Entry entry, long setBeforeMillis) {
        boolean isThere = entry.kind() == Kind.VALUE || entry.kind() == Kind.FAILURE || entry.claim() != null;
        return isThere && entry.changedAtMillis() <= setBeforeMillis;
    }

    @Override
    public void onDestroyed(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void onRemoved(EntryEvent<String, String> event) {
        known.remove(event.getKey());
        listeners.forEach(listener -> listener.accept(event.getKey()));
    }

    private void putBack() {
        known.forEach((namespace, fixed) -> fixed(namespace, fixed)
                .onFailure(failure ->
                        LOG.warn("the options of the cache {} may be lost: {}", namespace, failure.getMessage()))
                .onSuccess(now -> {
                    if (!now.equals(fixed)) {
                        LOG.warn(
                                "the cache {} has other options since data were lost: {} instead of {}",
                                namespace,
                                now,
                                fixed);
                    }
                }));
    }

    private <T> Future<T> call(String namespace, Supplier<CompletionStage<T>> call) {
        Promise<T> promise = Promise.promise();
        try {
            call.get()
                    .whenCompleteAsync(
                            (result, failure) -> complete(namespace, promise, result, failure), Runnable::run);
        } catch (RuntimeException e) { // as where no member holds data, or this one has left
            promise.tryFail(Failures.unavailable(namespace, e));
        }
        return promise.future();
    }

    private static <T> void complete(String namespace, Promise<T> promise, T result, @Nullable Throwable failure) {
        if (failure == null) {
            promise.complete(result);
        } else {
            promise.fail(Failures.unavailable(namespace, failure));
        }
    }

    /** Hears no news any more. The maps stay. */
    @Override
    public void close() {
        grid.news().close();
    }
}
