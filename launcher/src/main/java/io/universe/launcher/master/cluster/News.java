package io.universe.launcher.master.cluster;

import io.universe.control.MasterMessage;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.ExitStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Tells every node what the master knows first: workers of this host over their control connections, at once; other hosts over the bus. Waits for nobody. */
public final class News {

    private final String universe;
    private final Chronicle chronicle;
    private final Fleet fleet;
    private final Future<MasterCluster> cluster;

    /** Of a universe of this name. */
    public News(String universe, Chronicle chronicle, Fleet fleet, Future<MasterCluster> cluster) {
        this.universe = universe;
        this.chronicle = chronicle;
        this.fleet = fleet;
        this.cluster = cluster;
    }

    /** A worker's process has ended; one that never was a node is nobody's loss. */
    public void nodeLost(Effect.NodeLost lost) {
        @Nullable String uuid = fleet.find(lost.id()).flatMap(Fleet.Craft::uuid).orElse(null);
        fleet.remove(lost.id());
        if (uuid == null) {
            return;
        }
        @Nullable Integer code = code(lost.status());
        @Nullable String signal = lost.status().signalName().orElse(null);
        var news = new MasterMessage.NodeLost(uuid, lost.cause(), code, signal);
        fleet.links().forEach(link -> link.send(news));
        cluster.onSuccess(joined -> joined.session().broadcastLost(uuid, lost.cause(), code, signal));
    }

    private static @Nullable Integer code(ExitStatus status) {
        return status.code().isPresent() ? status.code().getAsInt() : null;
    }

    /** The universe is ready for the first time. */
    public void universeReady() {
        JsonObject body = new JsonObject().put("universe", universe);
        chronicle.onReady(body);
        fleet.announceReady(new MasterMessage.UniverseReady(body));
        cluster.onSuccess(joined -> joined.session().publishReady(body));
    }
}
