package io.universe.launcher.master.status;

import io.universe.launcher.master.cluster.MasterCluster;
import io.vertx.core.json.JsonObject;

/** Hears what becomes of a universe until it is ready, on a thread of its own: one that blocks it hears of fewer changes, and holds up nobody. */
@FunctionalInterface
public interface Watcher {

    /** The status has changed, the last time to ready; the document is that of {@code status --json}. */
    void onStatus(JsonObject status);

    /** The universe is ready for the first time. */
    default void onReady(MasterCluster cluster, JsonObject status) {}
}
