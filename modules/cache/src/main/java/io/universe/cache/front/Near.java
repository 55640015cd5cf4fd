package io.universe.cache.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.universe.cache.Cached;
import io.universe.cache.ValueCodec;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.port.Clockwork;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a node keeps at hand of one namespace. A reader reserves the place before he reads, and fills it only if his reservation still stands: any news of the key removes it, so that an older value never comes after a newer one.
 *
 * <p>Nothing is given for longer than {@link #LONGEST_MILLIS} after it was read or heard of, even if the news of a change is lost. Safe from any thread.
 */
final class Near {

    /** How long a value is given at most without a look at what holds: the worst case, for when news are lost. */
    static final long LONGEST_MILLIS = 10_000;

    private static final long TICK_MILLIS = 250;
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS - TICK_MILLIS);

    /** A place: reserved without an entry, filled with one. Compared by identity. What a hit looks at lies side by side. */
    private static final class Place {

        final @Nullable Entry entry;
        final long until;
        final long staleNanos;

        private @Nullable Future<? extends Cached<?>> answer;
        private volatile @Nullable ValueCodec<?> reader;

        Place(@Nullable Entry entry, long staleNanos) {
            this.entry = entry;
            this.staleNanos = staleNanos;
            this.until = entry == null ? Entry.NEVER : entry.until();
        }

        /** What was given before, where nobody can change it, and this codec was the first to read it. */
        @SuppressWarnings("unchecked")
        @Nullable
        <V> Future<Cached<V>> answer(ValueCodec<V> codec) {
            return reader == codec ? (Future<Cached<V>>) answer : null;
        }

        /** Only the first one is kept: an answer never goes with the codec of another. */
        synchronized void keep(Future<? extends Cached<?>> read, ValueCodec<?> codec) {
            if (reader == null) {
                answer = read;
                reader = codec; // who sees it sees the answer
            }
        }
    }

    private final Clockwork clockwork;
    private final @Nullable Cache<String, Place> places;
    private final AtomicBoolean isTicking = new AtomicBoolean();
    private volatile boolean isOpen;
    /** The time, as it was at most a tick ago: to read the clock costs as much as to look up a key. */
    private volatile long tickNanos;

    Near(int most, Clockwork clockwork) {
        this.clockwork = clockwork;
        this.tickNanos = clockwork.nanoTime();
        this.places = most == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(most)
                        .executor(Runnable::run)
                        .build();
    }

    boolean isWanted() {
        return places != null;
    }

    /** From now on it hears of every change. */
    void open() {
        isOpen = true;
    }

    void close() {
        isOpen = false;
        clear();
    }

    /** The value, if it is at hand. */
    @Nullable
    <V> Future<Cached<V>> get(String key, NamedCodec<V> codec) {
        if (places == null || !isOpen) {
            return null;
        }
        Place place = places.getIfPresent(key);
        if (place == null || isOver(place)) {
            return null;
        }
        Future<Cached<V>> answer = place.answer(codec.codec());
        return answer != null ? answer : decoded(key, place, codec);
    }

    private Place place(@Nullable Entry entry) {
        return new Place(entry, clockwork.nanoTime() + LIFE_NANOS);
    }

    private boolean isOver(Place place) {
        return isStale(place) || (place.until != Entry.NEVER && place.until <= clockwork.nowMillis());
    }

    private boolean isStale(Place place) {
        return place.staleNanos - tickNanos <= 0;
    }

    private static <V> @Nullable Future<Cached<V>> decoded(String key, Place place, NamedCodec<V> codec) {
        Entry entry = place.entry;
        if (entry == null) {
            return null;
        }
        Future<Cached<V>> found = codec.found(key, entry.value());
        if (found.succeeded() && codec.codec().isShareable(found.result().valueOrNull())) {
            place.keep(found, codec.codec());
        }
        return found;
    }

    /** Reserves the place of a key that is about to be read; null where somebody else reads, or it is full. */
    @Nullable
    Object reserve(String key) {
        if (places == null || !isOpen) {
            return null;
        }
        Place mine = place(null);
        Place there = places.asMap().putIfAbsent(key, mine);
        if (there == null) {
            tickWhileNeeded();
            return mine;
        }
        return isOver(there) && places.asMap().replace(key, there, mine) ? mine : null;
    }

    /** Puts there what was read, if the reservation still stands. */
    void fill(String key, Object reserved, @Nullable Entry read) {
        if (places == null || !(reserved instanceof Place mine)) {
            return;
        }
        if (read != null && read.isLive(clockwork.nowMillis())) {
            places.asMap().replace(key, mine, place(read));
        } else {
            places.asMap().remove(key, mine);
        }
    }

    /** There is news of the key: what is at hand becomes the newer one, and who is reading will not keep it. */
    void onChange(String key, Entry after) {
        if (places != null) {
            places.asMap().computeIfPresent(key, (ignored, place) -> next(place, after));
        }
    }

    private @Nullable Place next(Place place, Entry after) {
        Entry entry = place.entry;
        if (entry == null) {
            return null;
        } else if (after.version() <= entry.version()) {
            return place;
        }
        return after.kind() == Kind.VALUE ? place(after) : null;
    }

    /** This node has changed the key: it sees that at once. */
    void forget(String key) {
        if (places != null) {
            places.invalidate(key);
        }
    }

    void clear() {
        if (places != null) {
            places.invalidateAll();
        }
    }

    private void tickWhileNeeded() {
        if (!isTicking.get() && isTicking.compareAndSet(false, true)) {
            tickNanos = clockwork.nanoTime();
            clockwork.execute(this::tickLater);
        }
    }

    /** Who reserved a place after the look at it, and before the ticking was over, relies on it. */
    private void tickForWhoCameMeanwhile() {
        if (places != null && isOpen && !places.asMap().isEmpty()) {
            tickWhileNeeded();
        }
    }

    private void tickLater() {
        clockwork.after(TICK_MILLIS, () -> {
            tickNanos = clockwork.nanoTime();
            if (places == null || !isOpen || places.asMap().isEmpty()) {
                isTicking.set(false);
                tickForWhoCameMeanwhile();
            } else {
                places.asMap().values().removeIf(this::isStale);
                tickLater();
            }
        });
    }
}
