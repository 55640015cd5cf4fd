package io.universe.cluster;

import io.vertx.core.json.JsonObject;

/**
 * A member of the cluster that was announced by handshake: one process life, known by its Vert.x node id. The master's context and worker are both {@code master}.
 *
 * @param uuid the Vert.x node id
 * @param worker the name of the slot, such as {@code web-0}
 * @param incarnation which process life in the slot this is, from 1
 * @param generation which version of code and configuration it runs, from 1
 * @param version the version of the platform
 */
public record Node(
        String uuid,
        Role role,
        String context,
        String worker,
        int slot,
        int incarnation,
        int generation,
        String host,
        long pid,
        String version) {

    /** The body of {@code cluster.nodeJoined}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("uuid", uuid)
                .put("role", role.name())
                .put("context", context)
                .put("worker", worker)
                .put("slot", slot)
                .put("incarnation", incarnation)
                .put("generation", generation)
                .put("host", host)
                .put("pid", pid)
                .put("version", version);
    }

    /** Reads what {@link #toJson} wrote. */
    public static Node fromJson(JsonObject json) {
        return new Node(
                json.getString("uuid"),
                Role.valueOf(json.getString("role")),
                json.getString("context"),
                json.getString("worker"),
                json.getInteger("slot"),
                json.getInteger("incarnation"),
                json.getInteger("generation"),
                json.getString("host"),
                json.getLong("pid"),
                json.getString("version"));
    }

    /** The same node under the id that the cluster gave it. */
    public Node withUuid(String id) {
        return new Node(id, role, context, worker, slot, incarnation, generation, host, pid, version);
    }
}
