package io.universe.cluster.session;

import io.vertx.core.Future;
import io.vertx.core.shareddata.AsyncMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A map of a {@link FakeCluster}, without times to live. It answers at once; without a member that holds data it fails, and where the own member was killed. */
final class FakeAsyncMap<K, V> implements AsyncMap<K, V> {

    private final FakeCluster cluster;
    private final String nodeId;
    private final String name;

    FakeAsyncMap(FakeCluster cluster, String nodeId, String name) {
        this.cluster = cluster;
        this.nodeId = nodeId;
        this.name = name;
    }

    private <T> Future<T> call(Function<Map<K, V>, T> call) {
        try {
            return Future.succeededFuture(cluster.inMap(nodeId, name, call));
        } catch (IllegalStateException unreachable) {
            return Future.failedFuture(unreachable);
        }
    }

    @Override
    public Future<V> get(K key) {
        return call(map -> map.get(key));
    }

    @Override
    public Future<Void> put(K key, V value) {
        return call(map -> map.put(key, value)).mapEmpty();
    }

    @Override
    public Future<Void> put(K key, V value, long ttl) {
        return put(key, value);
    }

    @Override
    public Future<V> putIfAbsent(K key, V value) {
        return call(map -> map.putIfAbsent(key, value));
    }

    @Override
    public Future<V> putIfAbsent(K key, V value, long ttl) {
        return putIfAbsent(key, value);
    }

    @Override
    public Future<V> remove(K key) {
        return call(map -> map.remove(key));
    }

    @Override
    public Future<Boolean> removeIfPresent(K key, V value) {
        return call(map -> map.remove(key, value));
    }

    @Override
    public Future<V> replace(K key, V value) {
        return call(map -> map.replace(key, value));
    }

    @Override
    public Future<Boolean> replaceIfPresent(K key, V oldValue, V newValue) {
        return call(map -> map.replace(key, oldValue, newValue));
    }

    @Override
    public Future<Void> clear() {
        return call(map -> {
                    map.clear();
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public Future<Integer> size() {
        return call(Map::size);
    }

    @Override
    public Future<Set<K>> keys() {
        return call(map -> Set.copyOf(map.keySet()));
    }

    @Override
    public Future<List<V>> values() {
        return call(map -> List.copyOf(map.values()));
    }

    @Override
    public Future<Map<K, V>> entries() {
        return call(Map::copyOf);
    }
}
