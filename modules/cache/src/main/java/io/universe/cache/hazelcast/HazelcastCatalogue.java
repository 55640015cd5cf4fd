package io.universe.cache.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryRemovedListener;
import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.Entries;
import io.universe.cache.port.FixedOptions;
import io.universe.cache.port.Persistence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of the universe in a map of the cluster, name to options as JSON. Where all members that hold data were lost, those who use a namespace put its options back. The map of a namespace that was destroyed stays, empty: to destroy it
 * would destroy what somebody has put there anew meanwhile. Safe from any thread.
 */
public final class HazelcastCatalogue implements Catalogue, AutoCloseable {

    private static final String LANE = Maps.CATALOGUE;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Grid grid;
    private final Persistence persistence;
    private final IMap<String, String> options;
    private final Known known = new Known();
    private final Reconciliation reconciliation;
    private final Map<String, HazelcastEntries> entries = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private HazelcastCatalogue(Grid grid, Persistence persistence, IMap<String, String> options) {
        this.grid = grid;
        this.persistence = persistence;
        this.options = options;
        reconciliation = new Reconciliation(options, grid, known, this::ended);
    }

    /** Begins, without blocking. The clockwork is for what this node checks now and then. */
    public static Future<HazelcastCatalogue> open(
            HazelcastInstance instance, BlockingCalls calls, Clockwork clockwork, Persistence persistence) {
        return calls.make(LANE, () -> {
            News news = new News(instance, clockwork);
            Grid grid = new Grid(namespace -> EntryMap.of(instance, namespace), calls, clockwork, news);
            HazelcastCatalogue catalogue = new HazelcastCatalogue(grid, persistence, instance.getMap(Maps.CATALOGUE));
            catalogue.options.addEntryListener((EntryRemovedListener<String, String>) catalogue::onRemoved, true);
            grid.news().onGap(catalogue.reconciliation::onGap);
            return catalogue;
        });
    }

    @Override
    public Future<JsonObject> fix(String namespace, JsonObject wanted) {
        return fixed(namespace, wanted, "", 1)
                .map(Fixed::options)
                .compose(fixed -> here(namespace).ready().map(fixed))
                .compose(fixed ->
                        isPersisted(fixed) ? persistence.open(namespace).map(fixed) : Future.succeededFuture(fixed));
    }

    /** Where the answer was overtaken by the end of the namespace, or that life was put back by who had not heard of its end, it is fixed anew, so often at most. */
    private Future<Fixed> fixed(String namespace, JsonObject wanted, String ended, int attempt) {
        FixOptions fixing = new FixOptions(Fixed.anew(wanted).write(), ended);
        return AsyncCalls.make(grid.clockwork(), namespace, () -> options.submitToKey(namespace, fixing))
                .map(Fixed::read)
                .compose(fixed -> known.put(namespace, fixed)
                        ? Future.succeededFuture(fixed)
                        : fixedLater(namespace, wanted, fixed.id(), attempt));
    }

    private Future<Fixed> fixedLater(String namespace, JsonObject wanted, String ended, int attempt) {
        if (attempt == ATTEMPTS) {
            return Future.failedFuture(new CacheException(
                    Reason.UNAVAILABLE, "the cache " + namespace + " is destroyed whenever it is used", null));
        }
        Promise<Fixed> promise = Promise.promise();
        grid.clockwork()
                .after(
                        PAUSE_MILLIS,
                        () -> fixed(namespace, wanted, ended, attempt + 1).onComplete(promise));
        return promise.future();
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
                .compose(
                        forgotten -> AsyncCalls.make(grid.clockwork(), namespace, () -> options.removeAsync(namespace)))
                .map(removed -> removedAt(namespace, removed))
                .compose(removedAt -> deleteValues(namespace, removedAt))
                .onSuccess(swept -> grid.clockwork().after(Reconciliation.LATE_MILLIS, () -> leftovers(namespace)));
    }

    /** What was set meanwhile by who had not heard of the end; nothing where somebody has begun to use the name again. */
    private Future<Void> leftovers(String namespace) {
        Entries values = here(namespace);
        return values.all()
                .compose(all -> AsyncCalls.<@Nullable String>make(
                                grid.clockwork(), namespace, () -> options.getAsync(namespace))
                        .compose(used -> used == null ? evict(values, all) : Future.succeededFuture()));
    }

    /** By version, so that what is set anew stays. */
    private static Future<Void> evict(Entries values, Map<String, Entry> all) {
        return sweep(values, all, entry -> entry.kind() == Kind.VALUE, entry -> new Evict(entry.version()));
    }

    private static Future<Void> sweep(
            Entries values, Map<String, Entry> all, Predicate<Entry> isMeant, Function<Entry, Operation> how) {
        List<Supplier<Future<?>>> actions = new ArrayList<>();
        all.forEach((key, entry) -> {
            if (isMeant.test(entry)) {
                actions.add(() -> values.apply(key, how.apply(entry)));
            }
        });
        return new Sweep(actions).run();
    }

    private void forget(String namespace) {
        if (!known.isUsed(namespace)) {
            entries.remove(namespace);
        }
    }

    /** Who listens here need not wait for the news. */
    private long removedAt(String namespace, @Nullable String removed) {
        long nowMillis = System.currentTimeMillis();
        if (removed != null) {
            ended(namespace, Fixed.read(removed));
        }
        return nowMillis;
    }

    private Future<Void> deleteValues(String namespace, long setBeforeMillis) {
        Entries values = here(namespace);
        return values.all()
                .compose(all -> sweep(values, all, entry -> isToGo(entry, setBeforeMillis), entry -> new Delete()));
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
        ended(event.getKey(), Fixed.read(event.getOldValue()));
    }

    /** Whoever has the name anew already, has something else. */
    private void ended(String namespace, Fixed removed) {
        if (known.remove(namespace, removed)) {
            listeners.forEach(listener -> listener.accept(namespace));
            grid.clockwork().after(2 * Reconciliation.LATE_MILLIS, () -> forget(namespace));
        }
    }

    /** Hears no news any more. The maps stay. */
    @Override
    public void close() {
        grid.news().close();
    }
}
