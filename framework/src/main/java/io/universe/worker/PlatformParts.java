package io.universe.worker;

import io.universe.app.Backend;
import io.universe.cluster.session.ClusterSession;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.spi.HealthRegister;
import io.universe.spi.ProcessMetrics;
import io.universe.spi.WorkerService;
import io.universe.worker.ServiceSite.Standing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The parts of the platform in a worker, and what they are told of it. Safe from any thread. */
final class PlatformParts {

    private final ServiceSite site;
    private final NodeServices services;
    private final ProcessMetrics metrics;
    private final AtomicReference<@Nullable JsonObject> heartbeat = new AtomicReference<>();

    private PlatformParts(ServiceSite site, NodeServices services, ProcessMetrics metrics) {
        this.site = site;
        this.metrics = metrics;
        this.services = services;
        site.statuses().register("heartbeat", heartbeat::get);
        metrics.provideTo(site);
    }

    /** Those of a worker that has joined, which start and stop on this event loop. */
    static PlatformParts of(WorkerSpec spec, ClusterSession session, Context eventLoop, ProcessMetrics metrics) {
        Standing standing =
                new Standing(Optional.of(session.member()), spec.cluster().holdsData());
        ServiceSite site = new ServiceSite(session.vertx(), session.cluster(), standing, spec.platform());
        ClassLoader loader = PlatformParts.class.getClassLoader();
        return new PlatformParts(site, NodeServices.of(WorkerService.class, loader, eventLoop), metrics);
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

    /** Has these backends, which are open, asked for their health, each on the event loop that it was opened on; where no part of the platform does that, nobody is asked. */
    void watch(List<Backend> backends, Context eventLoop) {
        provided()
                .find(HealthRegister.class)
                .ifPresent(register -> backends.forEach(
                        backend -> register.backend(backend.name(), () -> Attempt.on(eventLoop, backend::health))));
    }

    /** Adds what the parts have to say, and keeps what the worker has last told its master of itself, and has it counted. */
    WorkerMessage.Beat onHeartbeat(WorkerMessage.Beat beat) {
        JsonObject figures = site.additions().addTo(beat.figures());
        heartbeat.set(figures);
        metrics.onHeartbeat(figures);
        return new WorkerMessage.Beat(figures);
    }
}
