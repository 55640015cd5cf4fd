package io.universe.cache.front;

import io.universe.cache.Cache;
import io.universe.cache.CacheEvent;
import io.universe.cache.CacheException;
import io.universe.cache.CacheOptions;
import io.universe.cache.CacheStat;
import io.universe.cache.Cached;
import io.universe.cache.Inspection;
import io.universe.cache.LoadOptions;
import io.universe.cache.Loader;
import io.universe.cache.SetOptions;
import io.universe.cache.Watch;
import io.universe.cache.port.FixedOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One use of a namespace: its own codec and patience, and everything else shared with the other uses on this node. What is asked of single keys is in {@link Reads} and {@link Writes}. Safe from any thread. */
final class LiveCache<V> implements Cache<V> {

    private static final int LONGEST_KEY = 1_000;

    private final Namespace space;
    private final CacheOptions<V> options;
    private final List<String> differences;
    private final NamedCodec<V> codec;
    private final long withinNanos;
    private final Reads<V> reads;
    private final Writes<V> writes;

    LiveCache(Namespace space, CacheOptions<V> options, List<String> differences) {
        this.space = space;
        this.options = options;
        this.differences = List.copyOf(differences);
        this.codec = new NamedCodec<>(space.name(), options.codec());
        this.withinNanos = Call.nanos(options.within());
        this.reads = new Reads<>(space, codec);
        this.writes = new Writes<>(space, codec);
    }

    @Override
    public String name() {
        return space.name();
    }

    @Override
    public Cache<V> within(Duration patience) {
        return new LiveCache<>(space, options.within(patience), differences);
    }

    @Override
    public CacheOptions<V> options() {
        return options;
    }

    @Override
    public List<String> differences() {
        return differences;
    }

    @Override
    public Future<List<String>> keys() {
        return new Lists(space, withinNanos).keys();
    }

    @Override
    public Future<Cached<V>> get(String key) {
        return get(key, withinNanos);
    }

    @Override
    public Future<Cached<V>> get(String key, Duration within) {
        return get(key, Call.nanos(within));
    }

    /** What is at hand is there only for keys that are none to refuse, and while the namespace is in use. */
    private Future<Cached<V>> get(String key, long patienceNanos) {
        Future<Cached<V>> atHand = reads.atHand(key);
        return atHand != null ? atHand : read(key, patienceNanos);
    }

    private Future<Cached<V>> read(String key, long patienceNanos) {
        RuntimeException refusal = refusal(key);
        return refusal != null ? Future.failedFuture(refusal) : reads.get(key, patienceNanos);
    }

    @Override
    public Future<@Nullable V> get(String key, Loader<V> loader, LoadOptions how) {
        RuntimeException refusal = refusal(key);
        return refusal != null
                ? Future.failedFuture(refusal)
                : reads.get(key, loader, life(how.expire()), patience(how.within()));
    }

    @Override
    public Future<Boolean> set(String key, @Nullable V value, SetOptions how) {
        RuntimeException refusal = refusal(key);
        return refusal != null
                ? Future.failedFuture(refusal)
                : writes.set(key, value, how.leavesIfNotNull(), life(how.expire()), patience(how.within()));
    }

    @Override
    public Future<Cached<V>> del(String key) {
        return del(key, withinNanos);
    }

    @Override
    public Future<Cached<V>> del(String key, Duration within) {
        return del(key, Call.nanos(within));
    }

    private Future<Cached<V>> del(String key, long patienceNanos) {
        RuntimeException refusal = refusal(key);
        return refusal != null ? Future.failedFuture(refusal) : writes.del(key, patienceNanos);
    }

    @Override
    public Future<Watch> watch(String key, Consumer<CacheEvent<V>> listener) {
        RuntimeException refusal = refusal(key);
        return refusal != null ? Future.failedFuture(refusal) : watching(key, listener);
    }

    @Override
    public Future<Watch> watchAll(Consumer<CacheEvent<V>> listener) {
        CacheException refusal = space.refusalOrNull();
        return refusal != null ? Future.failedFuture(refusal) : watching(Watchers.ALL, listener);
    }

    private Future<Watch> watching(String key, Consumer<CacheEvent<V>> listener) {
        Call<Watch> call = begin("watch", key, withinNanos);
        Watcher<V> watcher = new Watcher<>(key, listener, codec);
        if (!space.world().clockwork().execute(() -> space.watchers().add(watcher, call))) {
            call.abandon();
        }
        return call.future();
    }

    @Override
    public void unwatch(Consumer<CacheEvent<V>> listener) {
        space.watchers().remove(listener);
    }

    @Override
    public Future<List<Inspection>> inspect(String key) {
        RuntimeException refusal = refusal(key);
        return refusal != null ? Future.failedFuture(refusal) : new Lists(space, withinNanos).inspect(key);
    }

    @Override
    public Future<List<Inspection>> inspect() {
        return new Lists(space, withinNanos).inspect();
    }

    @Override
    public CacheStat stat() {
        return space.counters().stat();
    }

    @Override
    public Future<Void> destroy() {
        CacheException refusal = space.refusalOrNull();
        if (refusal != null) {
            return Future.failedFuture(refusal);
        }
        Call<Void> call = begin("destroy", "", withinNanos);
        space.world().catalogue().destroy(space.name()).onComplete(call);
        return call.future();
    }

    private <T> Call<T> begin(String verb, String key, long patienceNanos) {
        return space.world().deadlines().begin(space.name(), verb, key, patienceNanos);
    }

    private long patience(Optional<Duration> within) {
        return within.isPresent() ? Call.nanos(within.get()) : withinNanos;
    }

    private long life(Optional<Duration> expire) {
        return expire.isPresent()
                ? FixedOptions.millis(expire.get())
                : space.fixed().expireMillis();
    }

    private @Nullable RuntimeException refusal(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return new IllegalArgumentException("cache " + space.name() + ": a key has 1 to " + LONGEST_KEY
                    + " characters, got one of " + key.length());
        }
        return space.refusalOrNull();
    }
}
