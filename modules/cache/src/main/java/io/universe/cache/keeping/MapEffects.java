package io.universe.cache.keeping;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.entry.Operation.Expire;
import io.universe.cache.entry.Operation.Forget;
import io.universe.cache.hazelcast.EntryMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Effects on the maps of a Hazelcast instance, mostly on this member itself. */
final class MapEffects implements Effects {

    private static final Logger LOG = LoggerFactory.getLogger(MapEffects.class);

    private final HazelcastInstance instance;
    private final AtomicInteger underWay = new AtomicInteger();

    MapEffects(HazelcastInstance instance) {
        this.instance = instance;
    }

    @Override
    public void expire(String namespace, String key, long version) {
        apply(namespace, key, new Expire(version));
    }

    @Override
    public void evict(String namespace, String key, long version) {
        apply(namespace, key, new Evict(version));
    }

    @Override
    public void forget(String namespace, String key, long version) {
        apply(namespace, key, new Forget(version));
    }

    @Override
    public int underWay() {
        return underWay.get();
    }

    private void apply(String namespace, String key, Operation operation) {
        underWay.incrementAndGet();
        try {
            EntryMap.of(instance, namespace)
                    .apply(key, operation)
                    .whenCompleteAsync((answer, failure) -> done(failure), Runnable::run);
        } catch (RuntimeException e) { // as where the instance ends
            done(e);
        }
    }

    private void done(@Nullable Throwable failure) {
        underWay.decrementAndGet();
        if (failure != null) {
            LOG.debug("an entry could not be seen to: {}", failure.toString());
        }
    }
}
