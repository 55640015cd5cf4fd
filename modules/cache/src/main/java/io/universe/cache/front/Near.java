package io.universe.cache.front;

import io.universe.cache.ValueCodec;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.port.Clockwork;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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

    private static final ConcurrentHashMap<String, Place> NOTHING = new ConcurrentHashMap<>();

    private final Clockwork clockwork;
    private final @Nullable Places places;
    private final AtomicBoolean isTicking = new AtomicBoolean();
    private final AtomicReference<@Nullable ValueCodec<?>> shared = new AtomicReference<>();
    private volatile ConcurrentHashMap<String, Place> atHand = NOTHING;
    private volatile long tick = 1;
    /** The time, as it was at most a tick ago: to read the clock costs as much as to look up a key. */
    private volatile long tickNanos;

    Near(int most, Clockwork clockwork) {
        this.clockwork = clockwork;
        this.tickNanos = clockwork.nanoTime();
        this.places = most == 0 ? null : new Places(most);
    }

    boolean isWanted() {
        return places != null;
    }

    @SuppressWarnings("ReferenceEquality") // what is open may be empty, too
    private boolean isOpen() {
        return atHand != NOTHING;
    }

    /** From now on it hears of every change. */
    void open() {
        if (places != null) {
            atHand = places.atHand();
        }
    }

    void close() {
        atHand = NOTHING;
        clear();
    }

    /** Whether those who read by this codec share what they are given: those of the first one do. */
    boolean isShared(ValueCodec<?> codec) {
        return shared.compareAndSet(null, codec) || codec.equals(shared.get());
    }

    /** The filled place of the key, if it may be given. */
    @Nullable
    Place get(String key) {
        long now = tick;
        Place place = atHand.get(key);
        return place == null || place.isCalm(now) ? place : looked(key, place, now);
    }

    private @Nullable Place looked(String key, Place place, long now) {
        if (places == null || place.entry == null || isOver(place)) {
            return null;
        }
        if (place.isToTell(now)) {
            places.tell(key);
        }
        return place;
    }

    private Place place(@Nullable Entry entry) {
        return new Place(entry, clockwork.nanoTime() + LIFE_NANOS);
    }

    private boolean isOver(Place place) {
        return isStale(place) || place.isOver(clockwork.nowMillis());
    }

    private boolean isStale(Place place) {
        return place.staleNanos - tickNanos <= 0;
    }

    /** Reserves the place of a key that is about to be read; null where somebody else reads, or it is full. */
    @Nullable
    Object reserve(String key) {
        if (places == null || !isOpen()) {
            return null;
        }
        Place known = atHand.get(key);
        if (known != null && !isOver(known)) {
            return null;
        }
        Place mine = place(null);
        if (places.change(key, there -> there == null || isOver(there) ? mine : there) != mine) {
            return null;
        }
        tickWhileNeeded();
        return mine;
    }

    /** Puts there what was read, if the reservation still stands. */
    void fill(String key, Object reserved, @Nullable Entry read) {
        if (places == null || !(reserved instanceof Place mine)) {
            return;
        }
        Place filled = read != null && read.isLive(clockwork.nowMillis()) ? place(read) : null;
        places.changeIfPresent(key, there -> there == mine ? filled : there);
    }

    /** There is news of the key: what is at hand becomes the newer one, and who is reading will not keep it. */
    void onChange(String key, Entry after) {
        if (places != null) {
            places.changeIfPresent(key, there -> next(there, after));
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
            places.changeIfPresent(key, there -> null);
        }
    }

    void clear() {
        if (places != null) {
            places.removeIf(any -> true);
        }
    }

    private void tickWhileNeeded() {
        if (!isTicking.get() && isTicking.compareAndSet(false, true)) {
            tick();
            clockwork.execute(this::tickLater);
        }
    }

    /** Who reserved a place after the look at it, and before the ticking was over, relies on it. */
    private void tickForWhoCameMeanwhile() {
        if (places != null && isOpen() && !places.isEmpty()) {
            tickWhileNeeded();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one at a time, by isTicking
    private void tick() {
        tickNanos = clockwork.nanoTime();
        tick++;
    }

    private void tickLater() {
        clockwork.after(TICK_MILLIS, () -> {
            tick();
            if (places == null || !isOpen() || places.isEmpty()) {
                isTicking.set(false);
                tickForWhoCameMeanwhile();
            } else {
                places.removeIf(this::isStale);
                tickLater();
            }
        });
    }
}
