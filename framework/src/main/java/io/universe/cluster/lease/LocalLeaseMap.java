package io.universe.cluster.lease;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The leases of a process that is alone. Safe from any thread. */
final class LocalLeaseMap implements LeaseMap {

    private final Clockwork clockwork;
    private final Map<String, LeaseRecord> records = new ConcurrentHashMap<>();

    LocalLeaseMap(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public Future<Optional<LeaseRecord>> read(String key) {
        return later(map -> Optional.ofNullable(map.get(key)));
    }

    @Override
    public Future<Optional<LeaseRecord>> create(String key, LeaseRecord record) {
        return later(map -> Optional.ofNullable(map.putIfAbsent(key, record)));
    }

    @Override
    public Future<Boolean> replace(String key, LeaseRecord before, LeaseRecord after) {
        return later(map -> map.replace(key, before, after));
    }

    @Override
    public Future<Boolean> remove(String key, LeaseRecord record) {
        return later(map -> map.remove(key, record));
    }

    private <T> Future<T> later(Function<Map<String, LeaseRecord>, T> call) {
        Promise<T> answer = Promise.promise();
        clockwork.execute(() -> answer.complete(call.apply(records)));
        return answer.future();
    }
}
