package io.universe.cache.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The places of a bounded number of keys. Caffeine decides who has to go, and a plain map has the same places, from which they are read: a look there costs half. The map is changed only while Caffeine holds the key, so that it never has what Caffeine has given up. Safe from any thread.
 */
final class Places {

    /** What becomes of a place. Asked while the key is held: it has to be quick. */
    @FunctionalInterface
    interface Change {

        /** Null for none, both ways. */
        @Nullable
        Place of(@Nullable Place there);
    }

    private final ConcurrentHashMap<String, Place> read = new ConcurrentHashMap<>();
    private final Cache<String, Place> bounded;

    Places(int most) {
        this.bounded = Caffeine.newBuilder()
                .maximumSize(most)
                .executor(Runnable::run)
                .<String, Place>evictionListener((key, place, cause) -> read.remove(key))
                .build();
    }

    /** To be read, and no more. */
    ConcurrentHashMap<String, Place> atHand() {
        return read;
    }

    /** The key is read, which speaks for its place when others have to go. */
    void tell(String key) {
        var unused = bounded.getIfPresent(key);
    }

    /** What is there afterwards. */
    @Nullable
    Place change(String key, Change change) {
        return bounded.asMap().compute(key, (same, there) -> kept(key, change.of(there)));
    }

    /** The same where there is one; who is not there is not even locked, since news come of every key. */
    void changeIfPresent(String key, Function<Place, @Nullable Place> change) {
        bounded.asMap().computeIfPresent(key, (same, there) -> kept(key, change.apply(there)));
    }

    private @Nullable Place kept(String key, @Nullable Place next) {
        if (next == null) {
            read.remove(key);
        } else {
            read.put(key, next);
        }
        return next;
    }

    void removeIf(Predicate<Place> isOver) {
        read.forEach((key, place) -> {
            if (isOver.test(place)) {
                changeIfPresent(key, there -> there == place ? null : there);
            }
        });
    }

    boolean isEmpty() {
        return read.isEmpty();
    }
}
