package io.universe.cache.hazelcast;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.map.IMap;
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

    /** The namespace whose entries are in the map of this name. */
    static String namespace(String map) {
        return map.substring(PREFIX.length());
    }

    /** The namespaces whose maps are known on this member, also where it has copies only. */
    public static Set<String> namespaces(HazelcastInstance instance) {
        return instance.getDistributedObjects().stream()
                .filter(IMap.class::isInstance)
                .map(DistributedObject::getName)
                .filter(name -> name.startsWith(PREFIX))
                .map(Maps::namespace)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By how much a process is fuller when this value is kept instead of the old one; null for none. */
    static long growth(Data key, @Nullable Data old, @Nullable Data value) {
        return size(key, value) - size(key, old);
    }

    private static long size(Data key, @Nullable Data value) {
        return value == null ? 0 : Room.OVERHEAD_BYTES + key.dataSize() + value.dataSize();
    }
}
