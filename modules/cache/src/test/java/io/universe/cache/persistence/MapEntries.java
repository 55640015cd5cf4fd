package io.universe.cache.persistence;

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
    private final Map<String, Entry> map = new HashMap<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    @Override
    public synchronized Future<Entry> read(String key) {
        return Future.succeededFuture(map.getOrDefault(key, Entry.UNTOUCHED));
    }

    @Override
    public synchronized Future<Reply> apply(String key, Operation operation) {
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

    /** News have been lost. */
    void gap() {
        new ArrayList<>(followers).forEach(Follower::onGap);
    }

    int followers() {
        return followers.size();
    }
}
