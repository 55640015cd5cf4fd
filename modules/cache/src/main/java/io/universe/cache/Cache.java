package io.universe.cache;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of the cache. Null, an empty string, 0 and false are values like any other: what is not there is {@link Cached#isPresent absent}, not null. Safe from any thread.
 *
 * <p>Every future completes on the Vert.x context of the caller, where it has one, on any thread otherwise, which must not be blocked then; and it does so within the time given, {@link CacheOptions#within} where none is, to 0.1 s: then it fails with a {@link CacheException} of the reason TIMEOUT. What was to be changed may
 * have been changed all the same, or may be yet. Keys are not empty, and 1,000 characters at most: an IllegalArgumentException fails the future otherwise. So does one for a value that the codec cannot write down; what it cannot read is a {@link CacheException} of the reason UNREADABLE.
 */
public interface Cache<V> {

    /** The name of the namespace. */
    String name();

    /**
     * The same namespace, with so much patience for every call of this handle that does not say: also for those that cannot, such as {@link #keys}, {@link #watch} and {@link #destroy}. A handle costs nothing.
     *
     * @param patience longer than 0; IllegalArgumentException otherwise
     */
    Cache<V> within(Duration patience);

    /** What holds in this namespace, whoever has fixed it. */
    CacheOptions<V> options();

    /** What this use asked for otherwise, one line for each option; empty where nothing. */
    List<String> differences();

    /** The keys that have a value now, in no order. */
    Future<List<String>> keys();

    /** The value, if there is one. */
    Future<Cached<V>> get(String key);

    /** The same, waiting so long at most. */
    Future<Cached<V>> get(String key, Duration within);

    /** As {@link #get(String, Loader, LoadOptions)}, as the namespace has it. */
    default Future<@Nullable V> get(String key, Loader<V> loader) {
        return get(key, loader, LoadOptions.DEFAULTS);
    }

    /**
     * The value; where there is none it is loaded, by one caller at a time in the whole universe: the others wait for what it gets. Where the loading process ends, or is silent for {@code cache.lease}, one that waits takes over; what comes
     * too late is refused. A set or del meanwhile wins: then the loaded value is not kept, and this looks again. In a persisted namespace the process that has loaded it is given it when it will outlive every process, or cannot be made to; others may have it a moment before.
     *
     * @return fails with a {@link CacheException} of the reason LOAD_FAILED where the loader failed or threw, as {@link CacheOptions.OnFailure} has it, and of TIMEOUT. A loader for which nobody waits any more is given up
     */
    Future<@Nullable V> get(String key, Loader<V> loader, LoadOptions options);

    /** As {@link #set(String, Object, SetOptions)}, in any case and for as long as the namespace has it. */
    default Future<Boolean> set(String key, @Nullable V value) {
        return set(key, value, SetOptions.DEFAULTS);
    }

    /**
     * Puts the value there.
     *
     * @return whether it was accepted: false only with {@link SetOptions#leaveIfNotNull} where there is a value. In a persisted namespace it completes when the value will outlive every process ({@code cache.fsync}). Fails with a {@link CacheException} of
     *     the reason TOO_LARGE, which says the size, and FULL
     */
    Future<Boolean> set(String key, @Nullable V value, SetOptions options);

    /** Removes the value, and gives the one that was there. */
    Future<Cached<V>> del(String key);

    /** The same, waiting so long at most. */
    Future<Cached<V>> del(String key, Duration within);

    /**
     * Tells the listener of every change of the key from now on: set, delete, expiry, eviction; in order, and never of an older state after a newer one. Where changes could not be delivered (a member was lost, halves of a cluster met again) the
     * key is read again: the listener hears of the state that holds, without those in between. On the Vert.x context of the caller, or a thread of the cache. What it throws is logged.
     *
     * @return completes when everything that is changed afterwards will be told, with what ends it
     */
    Future<Watch> watch(String key, Consumer<CacheEvent<V>> listener);

    /** The same for all keys of the namespace. */
    Future<Watch> watchAll(Consumer<CacheEvent<V>> listener);

    /**
     * Tells the listener of nothing any more, whatever it watched. It is known by {@code equals}, and a method reference or lambda equals only itself: keep the one that was given to {@link #watch} in a variable, or end the {@link Watch} instead.
     * Without effect where it watches nothing.
     */
    void unwatch(Consumer<CacheEvent<V>> listener);

    /** What is there of one key: version, size, when it expires, who loads it; empty where there is nothing. For people who look for a fault. */
    Future<List<Inspection>> inspect(String key);

    /** The same for every key. */
    Future<List<Inspection>> inspect();

    /** What this node has counted since it uses the namespace. Those of all nodes are in the status {@code cache}. */
    CacheStat stat();

    /** Removes every value, here and on disk, and the options: the next use fixes them anew. Watchers are told of each key. Handles that others have fail with the reason DESTROYED until they use the name again. */
    Future<Void> destroy();
}
