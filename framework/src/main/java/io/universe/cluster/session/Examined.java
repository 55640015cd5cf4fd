package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.registrations.CheckReport;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking one node to check its registrations.
 *
 * @param report null where it gave none
 * @param failure why it gave none; null where it did
 */
public record Examined(
        Node node, @Nullable CheckReport report, @Nullable String failure) {

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
