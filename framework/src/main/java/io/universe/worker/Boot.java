package io.universe.worker;

import io.universe.app.WorkerContext;
import io.universe.cluster.routing.Localities;
import io.universe.cluster.session.ClusterSession;
import io.universe.cluster.session.ContextOptions;
import io.universe.cluster.session.SessionOptions;
import io.universe.control.ControlLink;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.spi.ClusterProvider;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps by which a worker becomes what its spec says: joins the cluster while the socket is fetched and the application loads, then starts the parts of the platform and deploys its context. A standby does not wait for its socket. Each step's time
 * is logged.
 */
final class Boot {

    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    private final Launch launch;
    private final WorkerSpec spec;
    private final ControlLink link;
    private final WorkerVertx vertx;
    private final Steps steps;

    private Boot(Launch launch, WorkerSpec spec, ControlLink link, Steps steps) {
        this.launch = launch;
        this.spec = spec;
        this.link = link;
        this.steps = steps;
        this.vertx = new WorkerVertx(launch, spec);
    }

    /** Takes all steps; fails with the first failure of one, and never throws. */
    static Future<LiveWorker> run(
            Launch launch, WorkerSpec spec, CompletableFuture<Application> application, ControlLink link, Steps steps) {
        return Future.succeededFuture().compose(v -> new Boot(launch, spec, link, steps).run(application));
    }

    private Future<LiveWorker> run(CompletableFuture<Application> loading) {
        Future<Void> asked = vertx.askForSocket().onSuccess(v -> steps.done("socket"));
        Future<Void> socket = spec.isStandby() ? Future.succeededFuture() : asked;
        Future<ClusterSession> joining =
                join().onSuccess(session -> steps.done("join")).onSuccess(this::check);
        LOG.info("worker={} archive={}", launch.life(), ArchiveUse.ofThisProcess());
        Future<Application> application =
                Future.fromCompletionStage(loading).onSuccess(found -> steps.done("application"));
        return Future.all(socket, joining, application)
                .compose(all -> deploy(joining.result(), application.result()))
                .onSuccess(worker -> steps.done("deploy"));
    }

    private Future<ClusterSession> join() {
        ClusterProvider provider = ServiceLoader.load(ClusterProvider.class)
                .findFirst()
                .orElseThrow(() -> unfit("no jar provides a cluster (%s)".formatted(ClusterProvider.class.getName())));
        SessionOptions options = SessionOptions.DEFAULTS
                .with(new ContextOptions(spec.contexts()))
                .with(link::fork)
                .with(Localities.of(spec.tunables().locality()));
        return ClusterSession.open(vertx.builder(), provider.member(spec.cluster()), Identity.of(spec), options);
    }

    private void check(ClusterSession session) {
        session.checkEvery(
                spec.tunables().checkInterval(),
                false,
                report -> WorkerMessage.BusRepaired.of(report).forEach(link::send));
    }

    private Future<LiveWorker> deploy(ClusterSession session, Application application) {
        vertx.unhandled().listenTo(session.vertx());
        Context eventLoop = session.newContext();
        PlatformParts platform = PlatformParts.of(spec, session, eventLoop, vertx.metrics());
        return platform.start()
                .onSuccess(v -> steps.done("platform"))
                .compose(v -> Attempt.on(eventLoop, () -> deploy(eventLoop, session, application, platform)))
                .recover(cause -> platform.stop().compose(v -> Future.failedFuture(cause)))
                .onFailure(cause -> session.leave());
    }

    private Future<LiveWorker> deploy(
            Context eventLoop, ClusterSession session, Application application, PlatformParts platform) {
        WorkerContext context = application.required(spec.context());
        RunningWorker worker = new RunningWorker(
                session.vertx(),
                session.cluster(),
                spec.context(),
                spec.options(),
                spec.backends(),
                application.backendsOf(context),
                platform.provided());
        return ContextService.deploy(eventLoop, application, context, worker, vertx.traffic(), vertx.serving())
                .onSuccess(v -> platform.watch(worker.backends(), eventLoop))
                .map(service -> new LiveWorker(spec, link, session, service, worker, vertx, platform));
    }

    private static WorkerFailure unfit(String reason) {
        return new WorkerFailure(ExitCode.CONFIGURATION, reason, null);
    }
}
