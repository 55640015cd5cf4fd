package io.universe.cache.node;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.LocalMapStats;
import io.universe.cache.CacheStat;
import io.universe.cache.hazelcast.Maps;
import io.universe.cache.hazelcast.Premises;
import io.universe.cache.hazelcast.Room;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeSet;

/** What one node says about the cache: by namespace what it has counted and, where it holds data, what it holds. */
record CacheFigures(HazelcastInstance instance, Map<String, CacheStat> stats, boolean holdsData) {

    /** May block. */
    JsonObject toJson() {
        TreeSet<String> names = new TreeSet<>(stats.keySet());
        if (holdsData) {
            names.addAll(Maps.namespaces(instance));
        }
        JsonObject namespaces = new JsonObject();
        names.forEach(name -> namespaces.put(name, ofNamespace(name)));
        JsonObject json = new JsonObject().put("namespaces", namespaces);
        return holdsData ? withRoom(json) : json;
    }

    private JsonObject withRoom(JsonObject json) {
        Room room = Premises.of(instance).room();
        return json.put("bytes", room.used()).put("maxBytes", room.max());
    }

    private JsonObject ofNamespace(String name) {
        CacheStat stat = stats.get(name);
        JsonObject json = stat == null ? new JsonObject() : stat.toJson();
        return holdsData ? withHeld(json, name) : json;
    }

    /** What was deleted of late counts as an entry, not as a value. */
    private JsonObject withHeld(JsonObject json, String name) {
        LocalMapStats held = instance.getMap(Maps.of(name)).getLocalMapStats();
        return json.put("entries", held.getOwnedEntryCount() + held.getBackupEntryCount())
                .put("owned", held.getOwnedEntryCount())
                .put("values", Premises.of(instance).values(name))
                .put("bytes", held.getHeapCost());
    }
}
