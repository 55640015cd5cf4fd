package io.universe.status;

import io.universe.cluster.Node;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What one node has said under a name, or why it has not.
 *
 * @param worker the name of its slot, such as {@code web-0}
 * @param uuid the Vert.x node id
 * @param name what was asked for
 * @param status what it said; null where it said null, and where there is an error
 * @param error one line; null where it has answered
 */
public record NodeStatus(
        String worker,
        long pid,
        String uuid,
        String name,
        @Nullable Object status,
        @Nullable String error) {

    static NodeStatus of(Node node, String name, @Nullable Object status) {
        return new NodeStatus(node.worker(), node.pid(), node.uuid(), name, status, null);
    }

    static NodeStatus failed(Node node, String name, String error) {
        return new NodeStatus(node.worker(), node.pid(), node.uuid(), name, null, error);
    }

    /** Whether it has not answered. */
    public boolean hasError() {
        return error != null;
    }

    /** With either {@code status} or {@code error}. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("worker", worker)
                .put("pid", pid)
                .put("uuid", uuid)
                .put("name", name);
        return hasError() ? json.put("error", error) : json.put("status", status);
    }
}
