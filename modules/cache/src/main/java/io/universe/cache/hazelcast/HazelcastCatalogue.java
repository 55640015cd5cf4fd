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
import io.universe.cache.port.FixedOptions;
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
    private final Known known = new Known();
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
            catalogue.options.addEntryListener((EntryRemovedListener<String, String>) catalogue::onRemoved, true);
            grid.news().onGap(extent -> catalogue.putBack());
            return catalogue;
        });
    }

    @Override
    public Future<JsonObject> fix(String namespace, JsonObject wanted) {
        return fixed(namespace, Fixed.anew(wanted))
                .compose(fixed -> here(namespace).ready().map(fixed))
                .compose(fixed ->
                        isPersisted(fixed) ? persistence.open(namespace).map(fixed) : Future.succeededFuture(fixed));
    }

    /** Where the answer was overtaken by the end of the namespace, it is fixed anew. */
    private Future<JsonObject> fixed(String namespace, Fixed wanted) {
        return call(namespace, () -> options.submitToKey(namespace, new FixOptions(wanted.write())))
                .map(Fixed::read)
                .compose(fixed -> known.put(namespace, fixed)
                        ? Future.succeededFuture(fixed.options())
                        : fixed(namespace, Fixed.anew(wanted.options())));
    }

    private static boolean isPersisted(JsonObject fixed) {
        return FixedOptions.of(fixed).persist();
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
        return known.isPersisted(namespace) ? persistence.secured(namespace, key, version) : Future.succeededFuture();
    }

    /** Watchers are told of each key while handles are still good; what is set until the options have gone, goes too. */
    @Override
    public Future<Void> destroy(String namespace) {
        boolean isPersisted = known.isPersisted(namespace);
        return deleteValues(namespace, Long.MAX_VALUE)
                .compose(deleted -> isPersisted ? persistence.destroy(namespace) : Future.succeededFuture())
                .compose(forgotten -> call(namespace, () -> options.removeAsync(namespace)))
                .map(removed -> removedAt(namespace, removed))
                .compose(removedAt -> deleteValues(namespace, removedAt));
    }

    /** Who listens here need not wait for the news. */
    private long removedAt(String namespace, @Nullable String removed) {
        long nowMillis = System.currentTimeMillis();
        if (removed != null) {
            ended(namespace, removed);
        }
        return nowMillis;
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
        ended(event.getKey(), event.getOldValue());
    }

    /** Whoever has the name anew already, has something else. */
    private void ended(String namespace, String removed) {
        if (known.remove(namespace, Fixed.read(removed))) {
            listeners.forEach(listener -> listener.accept(namespace));
        }
    }

    private void putBack() {
        known.forEach((namespace, fixed) -> fixed(namespace, fixed)
                .onFailure(failure ->
                        LOG.warn("the options of the cache {} may be lost: {}", namespace, failure.getMessage()))
                .onSuccess(now -> {
                    if (!now.equals(fixed.options())) {
                        LOG.warn("the cache {} has other options since data were lost: {}", namespace, now);
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
