package io.universe.worker;

import io.netty.channel.epoll.Epoll;
import io.universe.app.WorkerContext;
import io.universe.cluster.ClusterSession;
import io.universe.control.ControlLink;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.spi.ClusterProvider;
import io.universe.worker.ContextService.Serving;
import io.universe.worker.http.Acceptor;
import io.universe.worker.http.AccessLog;
import io.universe.worker.http.BatchedAccessLog;
import io.universe.worker.http.HandedSocketTransport;
import io.universe.worker.http.HttpFront;
import io.universe.worker.http.ListeningSocket;
import io.universe.worker.http.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps by which a worker becomes what its spec says: joins the cluster while the socket is fetched and the application loads, then deploys its context and is announced. Each step's time
 * is logged.
 */
final class Boot {

    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);

    private final Launch launch;
    private final WorkerSpec spec;
    private final ControlLink link;
    private final HandedSocketTransport transport = new HandedSocketTransport();
    private final Traffic traffic;
    private final long startedNanos = System.nanoTime();

    private Boot(Launch launch, WorkerSpec spec, ControlLink link) {
        this.launch = launch;
        this.spec = spec;
        this.link = link;
        this.traffic = new Traffic(System::nanoTime, accessLog(spec));
    }

    private static AccessLog accessLog(WorkerSpec spec) {
        return spec.tunables().accessLog()
                ? new BatchedAccessLog(Clock.systemUTC(), LoggerFactory.getLogger("access")::info)
                : AccessLog.NONE;
    }

    /** Runs all steps; fails with the first failure of one. */
    static Future<LiveWorker> run(
            Launch launch, WorkerSpec spec, CompletableFuture<Application> application, ControlLink link) {
        return new Boot(launch, spec, link).run(application);
    }

    private Future<LiveWorker> run(CompletableFuture<Application> loading) {
        Future<Void> socket = fetchSocket().onSuccess(v -> took("socket"));
        Future<ClusterSession> joining = join().onSuccess(session -> took("join"));
        Future<Application> application = asFuture(loading).onSuccess(found -> took("application"));
        return Future.all(socket, joining, application)
                .compose(all -> deploy(joining.result(), application.result()))
                .onSuccess(worker -> took("deploy"));
    }

    private Future<Void> fetchSocket() {
        if (spec.listen().mode() != WorkerSpec.Mode.INHERIT) {
            return Future.succeededFuture();
        }
        var request = new WorkerMessage.Fetch(Protocol.VERSION, launch.token(), launch.life());
        return asFuture(ListeningSocket.fetch(launch.socket(), request).thenAccept(transport::hand));
    }

    private Future<ClusterSession> join() {
        ClusterProvider provider = ServiceLoader.load(ClusterProvider.class)
                .findFirst()
                .orElseThrow(() -> new WorkerFailure(
                        ExitCode.CONFIGURATION, "no cluster provider on the class path; add universe-hazelcast", null));
        VertxBuilder builder = Vertx.builder().with(options()).withMetrics(traffic);
        return ClusterSession.open(
                Epoll.isAvailable() ? builder.withTransport(transport.forVertx()) : builder,
                provider.member(spec.cluster()),
                Identity.of(spec));
    }

    private VertxOptions options() {
        VertxOptions options = new VertxOptions();
        options.getEventBusOptions().setHost(spec.cluster().host());
        options.getMetricsOptions().setEnabled(true);
        return options;
    }

    private Future<LiveWorker> deploy(ClusterSession session, Application application) {
        Promise<LiveWorker> deployed = Promise.promise();
        session.vertx()
                .getOrCreateContext()
                .runOnContext(v -> deployHere(session, application).onComplete(deployed));
        return deployed.future().onFailure(cause -> session.leave());
    }

    private Future<LiveWorker> deployHere(ClusterSession session, Application application) {
        WorkerContext context = application
                .context(spec.context())
                .orElseThrow(() -> new WorkerFailure(
                        ExitCode.CONFIGURATION, "no jar provides the context '" + spec.context() + "'", null));
        RunningWorker worker = new RunningWorker(
                session.vertx(),
                session.cluster(),
                spec.worker(),
                spec.context(),
                spec.options(),
                spec.backends(),
                application.backendsOf(context));
        return ContextService.deploy(application, context, worker, traffic, serving())
                .map(service -> new LiveWorker(spec, link, session, service, worker, traffic));
    }

    private Optional<Serving> serving() {
        WorkerSpec.Listen listen = spec.listen();
        int loops = spec.tunables().eventLoops();
        return switch (listen.mode()) {
            case NONE -> Optional.empty();
            case INHERIT ->
                Optional.of(
                        new Serving(HandedSocketTransport.ADDRESS, listen.warmUpPort(), loops, this::endOfAccepting));
            case PROXY ->
                Optional.of(new Serving(
                        SocketAddress.inetSocketAddress(0, "127.0.0.1"),
                        listen.warmUpPort(),
                        loops,
                        () -> HttpFront.Acceptance.WITH_SERVERS));
        };
    }

    private HttpFront.Acceptance endOfAccepting() {
        Acceptor acceptor = transport.acceptor();
        return acceptor == null
                ? HttpFront.Acceptance.WITH_SERVERS
                : emptyQueue -> {
                    Promise<Void> closed = Promise.promise();
                    (emptyQueue ? acceptor.emptyAndClose() : acceptor.close()).addListener(done -> closed.complete());
                    return closed.future();
                };
    }

    private void took(String step) {
        LOG.info("worker={} boot step={} at={}ms", launch.life(), step, (System.nanoTime() - startedNanos) / 1_000_000);
    }

    private static <T> Future<T> asFuture(CompletionStage<T> stage) {
        Promise<T> promise = Promise.promise();
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                promise.complete(result);
            } else {
                promise.fail(failure.getCause() == null ? failure : failure.getCause());
            }
        });
        return promise.future();
    }
}
