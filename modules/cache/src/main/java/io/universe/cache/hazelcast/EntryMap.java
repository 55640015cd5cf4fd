package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.universe.cache.entry.Operation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The map with the entries of one namespace: all of it, and ways to single entries. Those do not block, and their futures complete on the threads of Hazelcast. Safe from any thread. */
public interface EntryMap {

    /** The one of this namespace, which begins where it has not. May block. */
    static EntryMap of(HazelcastInstance instance, String namespace) {
        return DirectMap.of(instance.getMap(Maps.of(namespace)));
    }

    /** All of it. */
    IMap<String, byte[]> map();

    /** What the owner of the key has; null for nothing. */
    CompletableFuture<byte @Nullable []> read(String key);

    /** Has the owner of the key do what is written down here; what comes is an {@link Answer}, written down. */
    CompletableFuture<byte @Nullable []> apply(String key, byte[] operation);

    /** Has the owner of the key do this; what comes is an {@link Answer}, written down. */
    default CompletableFuture<byte @Nullable []> apply(String key, Operation operation) {
        return apply(key, OperationForm.write(operation));
    }
}
