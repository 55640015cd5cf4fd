package io.universe.cache.hazelcast;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The maps of the cluster that the cache is made of: their names, and what is in them. */
public final class Maps {

    /** Every name of a map with entries begins so. */
    static final String PREFIX = "__universe.cache.";

    /** The map with the options of every namespace, as JSON. */
    public static final String CATALOGUE = "__universe.caches";

    private Maps() {}

    /** The name of the map with the entries of this namespace. */
    public static String of(String namespace) {
        return PREFIX + namespace;
    }

    /** The namespaces whose maps are known on this member, also where it has copies only. */
    public static Set<String> namespaces(HazelcastInstance instance) {
        return instance.getDistributedObjects().stream()
                .filter(IMap.class::isInstance)
                .map(DistributedObject::getName)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By how much a process is fuller when these bytes are kept instead of the old ones; null for none. */
    static long growth(String key, byte @Nullable [] old, byte @Nullable [] bytes) {
        return size(key, bytes) - size(key, old);
    }

    private static long size(String key, byte @Nullable [] bytes) {
        return bytes == null ? 0 : Room.OVERHEAD_BYTES + key.length() + bytes.length;
    }

    /** Removes the entry, as Hazelcast has it: by a value of null. */
    @SuppressWarnings("NullAway") // Hazelcast's own annotations do not say so
    static byte @Nullable [] removed(Map.Entry<String, byte[]> entry) {
        return entry.setValue(null);
    }
}
