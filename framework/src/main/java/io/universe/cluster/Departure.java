package io.universe.cluster;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The end of a node, and what is known of it.
 *
 * @param cause why: {@code crash}, {@code finished}, {@code configuration-refused}, {@code backend-unavailable}, or the reason of an order, where the master saw it; {@code left} where the node
 *     said goodbye, {@code member-left} where the cluster lost it
 * @param exitCode null where the process was ended by a signal, or nobody can know
 * @param signal such as {@code SIGKILL}; null where there was none, or nobody can know
 * @param detectedBy {@code master} where the master saw its child exit, {@code cluster} where membership told
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
