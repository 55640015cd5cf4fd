package io.universe.cache.hazelcast;

import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.universe.cache.port.Entries.Follower;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A follower that notes what it hears. Safe from any thread. */
public final class Heard implements Follower {

    /** One change of a key, and when it was heard. */
    public record News(String key, Change change, long atMillis) {}

    private final List<News> news = new CopyOnWriteArrayList<>();
    private final AtomicInteger gaps = new AtomicInteger();

    @Override
    public void onChange(String key, Entry before, Entry after) {
        long nowMillis = System.currentTimeMillis();
        Change.between(before, after).forEach(change -> news.add(new News(key, change, nowMillis)));
    }

    @Override
    public void onGap() {
        gaps.incrementAndGet();
    }

    public int gaps() {
        return gaps.get();
    }

    public List<News> of(String key) {
        return news.stream().filter(told -> told.key().equals(key)).toList();
    }

    public List<News> all() {
        return List.copyOf(news);
    }

    /** Waits until so much was heard of the key. */
    public List<News> await(String key, int count) {
        return awaitility(key).until(() -> of(key), told -> told.size() >= count);
    }

    private static ConditionFactory awaitility(String key) {
        return Awaitility.await("news of " + key).atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5));
    }
}
