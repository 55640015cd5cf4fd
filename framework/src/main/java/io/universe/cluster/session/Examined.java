package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.registrations.CheckReport;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking one node to check its registrations.
 *
 * @param report null where it gave none
 * @param failure why it gave none; null where it did
 */
public record Examined(
        Node node, @Nullable CheckReport report, @Nullable String failure) {

    /** It gave no report, for this reason. */
    static Examined failed(Node node, Throwable cause) {
        String failure = isTimeout(cause)
                ? "no answer within " + NodeMail.THOROUGH.toSeconds() + "s"
                : String.valueOf(cause.getMessage());
        return new Examined(node, null, failure);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof ReplyException reply
                ? reply.failureType() == ReplyFailure.TIMEOUT
                : cause instanceof TimeoutException;
    }

    /** Whether it answered, and everything is as it should be now. */
    public boolean isWell() {
        return report != null && report.remaining().isEmpty();
    }

    /** As it is shown. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("node", node.worker() + "." + node.incarnation())
                .put("uuid", node.uuid());
        return report == null ? json.put("failure", failure) : json.mergeIn(report.toJson());
    }
}
