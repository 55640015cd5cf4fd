package io.universe.worker;

import io.universe.cluster.session.ClusterSession;
import io.universe.control.WorkerSpec;
import io.universe.spi.WorkerService;
import io.universe.worker.ServiceSite.Standing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The parts of the platform in a worker, and what they are told of it. Safe from any thread. */
final class PlatformParts {

    private final ServiceSite site;
    private final NodeServices services;
    private final AtomicReference<@Nullable JsonObject> heartbeat = new AtomicReference<>();

    private PlatformParts(ServiceSite site, NodeServices services) {
        this.site = site;
        this.services = services;
        site.statuses().register("heartbeat", heartbeat::get);
    }

    /** Those of a worker that has joined, which start and stop on this event loop. */
    static PlatformParts of(WorkerSpec spec, ClusterSession session, Context eventLoop) {
        Standing standing =
                new Standing(Optional.of(session.member()), spec.cluster().holdsData());
        ServiceSite site = new ServiceSite(session.vertx(), session.cluster(), standing, spec.platform());
        ClassLoader loader = PlatformParts.class.getClassLoader();
        return new PlatformParts(site, NodeServices.of(WorkerService.class, loader, eventLoop));
    }

    /** As {@link NodeServices#start}. */
    Future<Void> start() {
        return services.start(site);
    }

    /** As {@link NodeServices#stop}. */
    Future<Void> stop() {
        return services.stop();
    }

    /** What they provide. */
    Provided provided() {
        return site.provided();
    }

    /** Keeps what the worker has last told its master of itself. */
    void onHeartbeat(JsonObject figures) {
        heartbeat.set(figures);
    }
}
