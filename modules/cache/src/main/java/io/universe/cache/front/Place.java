package io.universe.cache.front;

import io.universe.cache.Cached;
import io.universe.cache.entry.Entry;
import io.vertx.core.Future;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a node keeps at hand of a key: reserved without an entry, filled with one. Compared by identity. Safe from any thread. */
final class Place {

    /** After so many reads in a tick it is calm. Caffeine's sketch counts no further either (<a href="https://github.com/ben-manes/caffeine/wiki/Efficiency">four bits for a key</a>). */
    static final int READS_TO_TELL = 15;

    final @Nullable Entry entry;
    final long staleNanos;
    private final boolean isForever;

    private volatile @Nullable Future<? extends Cached<?>> answer;
    // Written by readers as they come: of two at once one may be lost, and the place is calm a read later.
    private long calmTick;
    private int reads;

    Place(@Nullable Entry entry, long staleNanos) {
        this.entry = entry;
        this.staleNanos = staleNanos;
        this.isForever = entry != null && entry.until() == Entry.NEVER;
    }

    /** Until the next tick nothing has to be looked at before it is given, and nobody has to hear that it is read. Ticks are counted from one. */
    boolean isCalm(long tick) {
        return calmTick == tick && isForever;
    }

    boolean isOver(long nowMillis) {
        return !isForever && entry != null && !entry.isLive(nowMillis);
    }

    /** It will be given in this tick. Whether somebody has to hear of that. */
    boolean isToTell(long tick) {
        if (calmTick == tick) {
            return false;
        }
        reads++;
        if (reads >= READS_TO_TELL) {
            reads = 0;
            calmTick = tick;
        }
        return true;
    }

    /** Its value, only to be asked of a filled one. Who shares gets what others who share were given before, where nobody can change that. */
    @SuppressWarnings("unchecked")
    <V> Future<Cached<V>> value(String key, NamedCodec<V> codec, boolean shares) {
        Future<? extends Cached<?>> before = shares ? answer : null;
        return before != null ? (Future<Cached<V>>) before : decoded(key, codec, shares);
    }

    private <V> Future<Cached<V>> decoded(String key, NamedCodec<V> codec, boolean shares) {
        Future<Cached<V>> found = codec.found(key, Objects.requireNonNull(entry).value());
        if (shares
                && found.succeeded()
                && codec.codec().isShareable(found.result().valueOrNull())) {
            answer = found;
        }
        return found;
    }
}
