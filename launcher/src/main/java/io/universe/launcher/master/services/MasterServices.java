package io.universe.launcher.master.services;

import io.universe.control.PlatformSettings;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.spi.MasterService;
import io.universe.spi.StatusBoard;
import io.universe.worker.NodeServices;
import io.universe.worker.ProcessFigures;
import io.universe.worker.Provided;
import io.universe.worker.ServiceSite;
import io.universe.worker.ServiceSite.Standing;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of the platform in the master, and what it says about itself. Closed by one thread; asked from any. */
public final class MasterServices implements AutoCloseable {

    /** Whatever the parts wait for, the master leaves the cluster after that. */
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final PlatformSettings settings;
    private final StatusBoard statuses = new StatusBoard();
    private final Provided provided = new Provided();
    private volatile @Nullable NodeServices services;

    private MasterServices(PlatformSettings settings) {
        this.settings = settings;
        statuses.register("heartbeat", new ProcessFigures()::take);
    }

    /** Begins when there is a cluster; where it cannot be joined, never. */
    public static MasterServices in(Future<MasterCluster> cluster, PlatformSettings settings) {
        MasterServices services = new MasterServices(settings);
        cluster.onSuccess(services::start);
        return services;
    }

    /** The master says this about itself, too. */
    public void register(String status, Supplier<? extends @Nullable Object> view) {
        statuses.register(status, view);
    }

    /** The master always holds data: it founds the cluster. */
    private void start(MasterCluster joined) {
        Standing standing = new Standing(Optional.of(joined.session().member()), true);
        ServiceSite site = new ServiceSite(
                joined.session().vertx(), joined.session().cluster(), standing, settings, statuses, provided);
        NodeServices found = NodeServices.of(
                MasterService.class,
                MasterServices.class.getClassLoader(),
                joined.session().newContext());
        services = found;
        found.startWhatCan(site);
    }

    /** What a part of the platform provides; empty where none does, or not yet. */
    public <T> Optional<T> find(Class<T> type) {
        return provided.find(type);
    }

    /** Stops them, where they have begun. */
    @Override
    public void close() {
        NodeServices begun = services;
        if (begun != null) {
            Waiting.on(begun.stop(), STOPPING);
        }
    }
}
