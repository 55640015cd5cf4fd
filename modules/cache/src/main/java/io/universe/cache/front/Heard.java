package io.universe.cache.front;

import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What watchers of a namespace have heard last of each key, so that nothing old is told after something newer, and what was missed is found. Decides only. Owned by the clockwork's thread. */
final class Heard {

    /** How far the clocks of a universe may be apart, so that what was changed longer ago than that before a watch began is no news to it. */
    private static final long SKEW_MILLIS = 60_000;

    private static final int OFTEN = 1_024;

    /**
     * The newest state of a key that is known here.
     *
     * @param glance during which look at everything, or after it, this was heard
     */
    private record Last(long version, boolean isValue, long until, int glance) {}

    private final Map<String, Last> byKey = new HashMap<>();
    private int glances;
    private int heardOf;

    /** Nothing older than this is news. */
    void begin(String key, Entry now) {
        Last last = byKey.get(key);
        if (last == null || last.version() < now.version()) {
            keep(key, now);
        }
    }

    private void keep(String key, Entry now) {
        byKey.put(key, new Last(now.version(), now.kind() == Kind.VALUE, now.until(), glances));
        heardOf++;
    }

    /** What is to be told of a change that was heard of. */
    List<Change> changed(String key, Entry before, Entry after) {
        Last last = byKey.get(key);
        if (after.version() <= before.version() || (last != null && after.version() <= last.version())) {
            return List.of();
        }
        keep(key, after);
        boolean isKnownBetter = last != null && last.version() > before.version();
        return isKnownBetter ? List.of(state(after)) : Change.between(before, after);
    }

    /** A look at what holds begins: what is heard from now on is newer than what it will find missing. */
    int glance() {
        return ++glances;
    }

    /** What is to be told of a key that was read again. */
    List<Change> found(String key, Entry now, int glance, long watchedSinceMillis) {
        Last last = byKey.get(key);
        if (last == null) {
            return isNews(now, watchedSinceMillis) ? told(key, now) : List.of();
        } else if (now.version() > last.version()) {
            return now.kind() == Kind.VALUE || last.isValue() ? told(key, now) : kept(key, now);
        } else if (now.version() == 0 && last.isValue() && last.glance() < glance) {
            byKey.remove(key);
            return List.of(new Change(Kind.DELETED, null, null, last.version()));
        }
        return List.of();
    }

    private static boolean isNews(Entry now, long watchedSinceMillis) {
        return now.version() > 0
                && now.kind() != Kind.NONE
                && now.kind() != Kind.FAILURE
                && now.changedAtMillis() > watchedSinceMillis - SKEW_MILLIS;
    }

    private List<Change> told(String key, Entry now) {
        keep(key, now);
        return List.of(state(now));
    }

    private List<Change> kept(String key, Entry now) {
        keep(key, now);
        return List.of();
    }

    private static Change state(Entry now) {
        return new Change(now.kind(), null, now.kind() == Kind.VALUE ? now : null, now.version());
    }

    /** The keys with a value that a look at everything has not found. */
    List<String> missing(Predicate<String> isFound) {
        List<String> keys = new ArrayList<>();
        byKey.forEach((key, last) -> {
            if (last.isValue() && !isFound.test(key)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Forgets, now and then, what nobody can miss any more. */
    void prune(long nowMillis, Predicate<String> isWatched) {
        if (heardOf >= OFTEN) {
            heardOf = 0;
            byKey.entrySet()
                    .removeIf(each -> !isWatched.test(each.getKey()) || isForgotten(each.getValue(), nowMillis));
        }
    }

    private static boolean isForgotten(@Nullable Last last, long nowMillis) {
        return last == null || (!last.isValue() && last.until() <= nowMillis);
    }

    void clear() {
        byKey.clear();
    }
}
