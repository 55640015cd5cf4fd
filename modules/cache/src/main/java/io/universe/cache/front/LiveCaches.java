package io.universe.cache.front;

import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.CacheStat;
import io.universe.cache.Caches;
import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.FixedOptions;
import io.universe.cache.port.Notice;
import io.universe.cache.port.Notices;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caches of one node, over whatever world there is. Safe from any thread. */
public final class LiveCaches implements Caches {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCaches.class);
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final long NAMES_NANOS = 10_000_000_000L;

    /** So long the last news of a destroyed namespace, which may come after that of its end, are told to those who watch. */
    private static final long LINGER_MILLIS = 2_000;

    private final World world;
    private final Map<String, Future<Namespace>> spaces = new ConcurrentHashMap<>();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /** Those of the node that these notices come to. */
    public LiveCaches(Catalogue catalogue, Notices notices, Clockwork clockwork, FrontOptions options) {
        this.world = new World(catalogue, notices, clockwork, options, new Deadlines(clockwork), new Departed());
        notices.onNotice(notice -> clockwork.execute(() -> onNotice(notice)));
        notices.onLeft(node -> clockwork.execute(() -> onLeft(node)));
        catalogue.onDestroyed(this::onDestroyed);
    }

    private void onNotice(Notice notice) {
        Future<Namespace> space = spaces.get(notice.namespace());
        if (space != null && space.succeeded()) {
            space.result().flights().onNotice(notice);
        }
    }

    private void onLeft(String node) {
        world.departed().add(node);
        each(space -> space.flights().onLeft(node));
    }

    /** The name is free at once; a use of it from now on is another namespace. */
    private void onDestroyed(String name) {
        Future<Namespace> space = spaces.remove(name);
        if (space != null) {
            space.onSuccess(used -> used.end(Failures.destroyed(name), LINGER_MILLIS));
        }
    }

    @Override
    public <V> Future<Cache<V>> use(String name, CacheOptions<V> options) {
        if (!NAMES.matcher(name).matches()) {
            return Future.failedFuture(new IllegalArgumentException(
                    "the name of a cache has 1 to 100 letters, digits, '.', '_' and '-', got \"" + name + "\""));
        } else if (isClosed.get()) {
            return Future.failedFuture(Failures.ended(name));
        }
        Call<Cache<V>> call = world.deadlines().begin(name, "use", "", Call.nanos(options.within()));
        FixedOptions asked = FixedOptions.of(options);
        space(name, asked)
                .map(space -> LiveCaches.<V>handle(space, asked, options))
                .onComplete(call);
        return call.future();
    }

    private Future<Namespace> space(String name, FixedOptions asked) {
        Promise<Namespace> mine = Promise.promise();
        Future<Namespace> there = spaces.putIfAbsent(name, mine.future());
        if (there != null) {
            return there;
        }
        world.catalogue().fix(name, asked.toJson()).onComplete((holding, failure) -> {
            if (failure == null) {
                open(name, FixedOptions.of(holding), mine);
            } else {
                spaces.remove(name, mine.future());
                mine.fail(failure);
            }
        });
        return mine.future();
    }

    private void open(String name, FixedOptions holding, Promise<Namespace> promise) {
        Namespace space;
        try {
            space = new Namespace(name, holding, world);
        } catch (IllegalStateException e) { // it was destroyed since its options were asked for
            spaces.remove(name, promise.future());
            promise.fail(Failures.destroyed(name));
            return;
        }
        if (isClosed.get()) {
            space.end(Failures.ended(space.name()), 0);
        }
        promise.complete(space);
    }

    private static <V> Cache<V> handle(Namespace space, FixedOptions asked, CacheOptions<V> options) {
        List<String> differences = space.fixed().differences(asked);
        if (!differences.isEmpty()) {
            LOG.warn(
                    "cache={} is used with other options than it has: {}",
                    space.name(),
                    String.join("; ", differences));
        }
        return new LiveCache<>(space, space.fixed().in(options), differences);
    }

    @Override
    public Future<List<String>> names() {
        Call<List<String>> call = world.deadlines().begin("(all)", "names", "", NAMES_NANOS);
        world.catalogue().names().map(names -> names.stream().sorted().toList()).onComplete(call);
        return call.future();
    }

    private void each(Consumer<Namespace> action) {
        spaces.values().forEach(space -> {
            if (space.succeeded()) {
                action.accept(space.result());
            }
        });
    }

    /** What was counted here, by namespace. */
    public Map<String, CacheStat> stats() {
        Map<String, CacheStat> stats = new TreeMap<>();
        each(space -> stats.put(space.name(), space.counters().stat()));
        return stats;
    }

    /** Ends what they do in this process; the data stays where it is. Idempotent. */
    public Future<Void> close() {
        if (!isClosed.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        each(space -> space.end(Failures.ended(space.name()), 0));
        Promise<Void> closed = Promise.promise();
        boolean isTaken = world.clockwork().execute(() -> {
            world.deadlines().end();
            closed.complete();
        });
        return isTaken ? closed.future() : Future.succeededFuture();
    }
}
