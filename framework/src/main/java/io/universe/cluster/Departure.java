package io.universe.cluster;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The end of a node, and what is known of it.
 *
 * @param cause why: {@code crash}, {@code finished}, {@code configuration-refused}, {@code backend-unavailable}, or the reason of an order; {@code SIGTERM} or {@code orphaned} where a worker
 *     drained without an order, {@code left} where a process only left the cluster, {@code member-left} where the cluster lost it
 * @param exitCode null where the process was ended by a signal, or nobody can know; in a goodbye, what it is about to exit with
 * @param signal such as {@code SIGKILL}; null where there was none, or nobody can know
 * @param detectedBy {@code master} where the master saw its child exit, {@code cluster} where the node itself said goodbye or membership told
 */
public record Departure(
        Node node,
        String cause,
        @Nullable Integer exitCode,
        @Nullable String signal,
        String detectedBy) {

    /** The body of {@code cluster.nodeLeft}. */
    public JsonObject toJson() {
        return node.toJson()
                .put("cause", cause)
                .put("exitCode", exitCode)
                .put("signal", signal)
                .put("detectedBy", detectedBy);
    }
}
