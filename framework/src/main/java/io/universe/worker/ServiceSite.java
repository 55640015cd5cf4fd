package io.universe.worker;

import io.universe.cluster.Cluster;
import io.universe.control.PlatformSettings;
import io.universe.spi.ClusterMember;
import io.universe.spi.Site;
import io.universe.spi.StatusBoard;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One node, as the parts of the platform in it see it.
 *
 * @param standing how this process takes part in the cluster
 * @param statuses what this node says about itself
 * @param provided what was provided so far
 * @param additions what goes along with each heartbeat
 */
public record ServiceSite(
        Vertx vertx,
        Cluster cluster,
        Standing standing,
        PlatformSettings platform,
        StatusBoard statuses,
        Provided provided,
        HeartbeatAdditions additions)
        implements Site {

    /** How a process takes part in the cluster: as which member, if there is a cluster, and whether data may live there. */
    public record Standing(Optional<ClusterMember> member, boolean holdsData) {

        /** Where there is no cluster: all that there is lives here. */
        public static final Standing ALONE = new Standing(Optional.empty(), true);
    }

    /** A node that says nothing yet, and where nothing is provided. */
    public ServiceSite(Vertx vertx, Cluster cluster, Standing standing, PlatformSettings platform) {
        this(vertx, cluster, standing, platform, new StatusBoard(), new Provided());
    }

    /** One whose heartbeat has no additions yet. */
    public ServiceSite(
            Vertx vertx,
            Cluster cluster,
            Standing standing,
            PlatformSettings platform,
            StatusBoard statuses,
            Provided provided) {
        this(vertx, cluster, standing, platform, statuses, provided, new HeartbeatAdditions());
    }

    @Override
    public Optional<ClusterMember> member() {
        return standing.member;
    }

    @Override
    public boolean holdsData() {
        return standing.holdsData;
    }

    @Override
    public JsonObject settings(String section) {
        return platform.section(section);
    }

    @Override
    public Path data() {
        return platform.data();
    }

    @Override
    public void heartbeat(String name, Supplier<? extends Object> addition) {
        additions.put(name, addition);
    }

    @Override
    public <T> void provide(Class<T> type, T service) {
        provided.put(type, service);
    }

    @Override
    public String toString() {
        return "ServiceSite[" + cluster.self().worker() + "]";
    }
}
