package io.universe.launcher.master;

import io.universe.launcher.config.Environment;
import io.universe.launcher.process.CodeStore.Code;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The generations that a worker may be started from or lives on, by number. One thread adds and forgets; reading is safe from any. Which of them are needed is known to the supervisor's state alone.
 */
final class Generations {

    private final Map<Integer, Generation> known = new ConcurrentHashMap<>();
    private final AtomicInteger highest = new AtomicInteger();

    Generations(Generation first) {
        known.put(first.number(), first);
        highest.set(first.number());
    }

    /** Throws IllegalArgumentException for a number that no worker can have. */
    Generation of(int number) {
        Generation generation = known.get(number);
        if (generation == null) {
            throw new IllegalArgumentException("no generation " + number + ", there are " + known.keySet());
        }
        return generation;
    }

    /** A new generation, with the next number. */
    Generation add(Version version, Environment environment) {
        Generation added = new Generation(highest.incrementAndGet(), version, environment);
        known.put(added.number(), added);
        return added;
    }

    /** Forgets all others; a number is never given again. */
    void retain(Collection<Integer> needed) {
        known.keySet().retainAll(needed);
    }

    int count() {
        return known.size();
    }

    /** The copies that they run from. */
    List<Code> codes() {
        return known.values().stream().map(Generation::code).toList();
    }
}
