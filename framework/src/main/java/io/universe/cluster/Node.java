package io.universe.cluster;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A member of the cluster that was announced by handshake: one process life, known by its Vert.x node id. The master's context and worker are both {@code master}.
 *
 * @param uuid the Vert.x node id
 * @param worker the name of the slot, such as {@code web-0}
 * @param slot its number in the context; −1 for a standby or a debugged worker
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

    /** Reads what {@link #toJson} wrote. Throws IllegalArgumentException that names the field where one is missing, another RuntimeException where one is of another kind. */
    public static Node fromJson(JsonObject json) {
        return new Node(
                required(json.getString("uuid"), "uuid"),
                Role.valueOf(required(json.getString("role"), "role")),
                required(json.getString("context"), "context"),
                required(json.getString("worker"), "worker"),
                required(json.getInteger("slot"), "slot"),
                required(json.getInteger("incarnation"), "incarnation"),
                required(json.getInteger("generation"), "generation"),
                required(json.getString("host"), "host"),
                required(json.getLong("pid"), "pid"),
                required(json.getString("version"), "version"));
    }

    private static <T> T required(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    /** The same node under the id that the cluster gave it. */
    public Node withUuid(String id) {
        return new Node(id, role, context, worker, slot, incarnation, generation, host, pid, version);
    }
}
