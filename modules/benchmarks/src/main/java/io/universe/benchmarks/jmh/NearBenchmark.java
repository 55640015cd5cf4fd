package io.universe.benchmarks.jmh;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.universe.cache.Cache;
import io.universe.cache.CacheOptions;
import io.universe.cache.Cached;
import io.universe.cache.Caches;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a read of a value at hand costs, beside Caffeine alone, and beside one that promises what near values do: nothing older than ten seconds, and every hit is counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class NearBenchmark {

    private static final String[] KEYS =
            IntStream.range(0, 128).mapToObj(i -> "near-" + i).toArray(String[]::new);
    private static final int MOST = 10_000;

    private final Caches caches = Caches.local();
    private final Cache<Object> near = use();
    private final com.github.benmanes.caffeine.cache.Cache<String, Object> caffeine =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final com.github.benmanes.caffeine.cache.Cache<String, Object> kept = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(10))
            .recordStats()
            .build();
    private int next;

    private Cache<Object> use() {
        return caches.use("near", CacheOptions.DEFAULTS.near(MOST)).await();
    }

    /** Puts all values at hand. */
    @Setup
    public void fill() {
        for (String key : KEYS) {
            caffeine.put(key, key);
            kept.put(key, key);
            near.set(key, key).await();
        }
    }

    private String key() {
        return KEYS[next++ & (KEYS.length - 1)];
    }

    /** The cache of a universe. What is no longer at hand, as once in a while by its own rule, is waited for. */
    @Benchmark
    public Cached<Object> near() {
        var read = near.get(key());
        return read.isComplete() ? read.result() : read.await();
    }

    /** Caffeine alone, which gives the same object each time and promises nothing of its age. */
    @Benchmark
    public @Nullable Object caffeine() {
        return caffeine.getIfPresent(key());
    }

    /** Caffeine that ages and counts, filled again where it has to be. */
    @Benchmark
    public @Nullable Object caffeineThatAgesAndCounts() {
        String key = key();
        Object value = kept.getIfPresent(key);
        if (value == null) {
            kept.put(key, key);
        }
        return value;
    }
}
