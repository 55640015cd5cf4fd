package io.universe.launcher.master.generations;

import io.universe.launcher.process.CodeStore.Code;
import io.universe.operations.Environment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The generations that a worker may be started from or lives on, by number. One thread adds and forgets; reading is safe from any. Which of them are needed is known to the supervisor's state alone.
 */
public final class Generations {

    private final Map<Integer, Generation> known = new ConcurrentHashMap<>();
    private final AtomicInteger highest = new AtomicInteger();

    /** With the one that a universe begins with. */
    public Generations(Generation first) {
        this(List.of(first), first.number());
    }

    /** Those that there are to begin with, and the highest number that was given to any. */
    public Generations(Collection<Generation> first, int highest) {
        first.forEach(generation -> known.put(generation.number(), generation));
        this.highest.set(highest);
    }

    /** Throws IllegalArgumentException for a number that no worker can have. */
    public Generation of(int number) {
        Generation generation = known.get(number);
        if (generation == null) {
            throw new IllegalArgumentException("no generation " + number + ", there are " + known.keySet());
        }
        return generation;
    }

    /** Empty for one that is forgotten. */
    public Optional<Generation> find(int number) {
        return Optional.ofNullable(known.get(number));
    }

    /** A new generation, with the next number. */
    public Generation add(Version version, Environment environment) {
        Generation added = new Generation(highest.incrementAndGet(), version, environment);
        known.put(added.number(), added);
        return added;
    }

    /** Forgets all others; a number is never given again. */
    void retain(Collection<Integer> needed) {
        known.keySet().retainAll(needed);
    }

    /** How many are known. */
    public int count() {
        return known.size();
    }

    /** How long a worker of the context on that generation may drain. */
    public Duration stopTimeout(String context, int number) {
        return of(number).plan().context(context).stopTimeout();
    }

    /** How long it is from one heartbeat of a worker on that generation to the next. */
    public int heartbeatIntervalMillis(int number) {
        return Math.toIntExact(
                of(number).plan().settings().supervision().heartbeatInterval().toMillis());
    }

    /** Whether workers on that generation count; not where it is forgotten, since then it has none. */
    public boolean isCounting(int number) {
        return find(number)
                .filter(generation -> generation.plan().settings().metrics().enable())
                .isPresent();
    }

    /** Those that are known, at this moment. */
    public Set<Integer> numbers() {
        return Set.copyOf(known.keySet());
    }

    /** What has to be known of each to have it again. */
    public Map<Integer, Edition> editions() {
        return known.values().stream().collect(Collectors.toMap(Generation::number, Edition::of));
    }

    /** The copies that they run from. */
    List<Code> codes() {
        return known.values().stream().map(Generation::code).toList();
    }
}
