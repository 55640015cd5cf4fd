package io.universe.cache.persistence;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Step;
import io.universe.cache.port.Entries;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Entries in a map, at a time that the test says. Safe from any thread. */
final class MapEntries implements Entries {

    volatile long nowMillis = 1_000_000;
    volatile boolean isFull;
    private int failingReads;
    private final Map<String, Entry> map = new HashMap<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Future<Entry> read(String key) {
        if (failingReads > 0) {
            failingReads--;
            return Future.failedFuture(new CacheException(Reason.UNAVAILABLE, "a member has gone", null));
        }
        return Future.succeededFuture(map.getOrDefault(key, Entry.UNTOUCHED));
    }

    @Override
    public synchronized Future<Reply> apply(String key, Operation operation) {
        if (isFull) {
            return Future.failedFuture(new CacheException(Reason.FULL, "there is no room", null));
        }
        Entry before = map.getOrDefault(key, Entry.UNTOUCHED);
        Step step = operation.on(before, nowMillis);
        if (step.isChanged()) {
            map.put(key, step.after());
            followers.forEach(follower -> follower.onChange(key, before, step.after()));
        }
        return Future.succeededFuture(step.reply());
    }

    @Override
    public synchronized Future<Map<String, Entry>> all() {
        return Future.succeededFuture(Map.copyOf(map));
    }

    @Override
    public Future<Runnable> follow(Follower follower) {
        followers.add(follower);
        return Future.succeededFuture(() -> followers.remove(follower));
    }

    /** The data of the cluster is lost. */
    synchronized void lose() {
        map.clear();
    }

    /** So many reads get no answer. */
    synchronized void failReads(int count) {
        failingReads = count;
    }

    /** News have been lost. */
    void gap() {
        new ArrayList<>(followers).forEach(Follower::onGap);
    }

    int followers() {
        return followers.size();
    }
}
