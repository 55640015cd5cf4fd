package io.universe.launcher.solo;

import io.universe.app.WorkerContext;
import io.universe.cluster.Cluster;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.session.ContextOptions;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.ListeningSockets;
import io.universe.spi.MetricsSpec;
import io.universe.spi.ProcessMetrics;
import io.universe.spi.WorkerService;
import io.universe.worker.Application;
import io.universe.worker.ContextService;
import io.universe.worker.ContextService.Serving;
import io.universe.worker.Identity;
import io.universe.worker.NodeServices;
import io.universe.worker.ProcessFigures;
import io.universe.worker.ProcessMeters;
import io.universe.worker.RunningWorker;
import io.universe.worker.ServiceSite;
import io.universe.worker.ServiceSite.Standing;
import io.universe.worker.Signals;
import io.universe.worker.WorkerFailure;
import io.universe.worker.http.Acceptance;
import io.universe.worker.http.AccessLog;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.universe.worker.http.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A universe of one JVM: every context once, on one Vert.x that is not clustered, until a signal ends it. The contexts start in their order, each behind those that it comes after. A context that cannot start ends it all.
 */
public final class Solo {

    private static final Logger LOG = LoggerFactory.getLogger(Solo.class);
    private static final int FAILED = 1;
    private static final Duration IDLE_GRACE = Duration.ofMillis(200);
    /** What cannot even be closed is not waited for longer than this. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(5);

    private static final String ANY_ADDRESS = "0.0.0.0";

    private final Settings settings;
    private final Application application;
    private final ClassLoader loader;
    private final ContextOptions contexts;
    private final Traffic traffic = new Traffic(System::nanoTime, AccessLog.NONE);
    private final ProcessMetrics metrics = ProcessMeters.open(
            new MetricsSpec("solo", "solo", 1, "solo", false, Optional.empty(), new JsonObject().put("enable", false)));
    private final Vertx vertx =
            Vertx.builder().with(reporting()).withMetrics(traffic).build();
    private final Leases leases = Leases.alone(vertx);
    private final Context eventLoop = vertx.getOrCreateContext();
    private final LoneUniverse universe = new LoneUniverse(vertx);
    private final PrintStream out;
    private final List<Running> running = new CopyOnWriteArrayList<>();
    /** The parts of the platform, those of the context last started first. */
    private final List<NodeServices> platform = new CopyOnWriteArrayList<>();

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    /** Done by a second signal. */
    private final CompletableFuture<Integer> endAtOnce = new CompletableFuture<>();

    /** A context that was started. */
    private record Running(ContextPlan plan, ContextService service) {}

    private Solo(Settings settings, Application application, ClassLoader loader, PrintStream out) {
        this.settings = settings;
        this.application = application;
        this.loader = loader;
        this.contexts = new ContextOptions(new JsonObject(settings.optionsOf(
                application.contexts().stream().map(WorkerContext::name).toList())));
        this.out = out;
    }

    /** Runs until a signal, and gives the exit code; throws ConfigurationException where the application is not fit to run. */
    public static int run(Settings settings) {
        ClassLoader loader = HomeApplication.loader(settings);
        Application application = HomeApplication.load(loader);
        List<ContextPlan> plans = settings.applyTo(HomeApplication.describe(application));
        return new Solo(settings, application, loader, System.out).run(plans);
    }

    private static VertxOptions reporting() {
        return new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true));
    }

    private int run(List<ContextPlan> plans) {
        Signals.on("INT", () -> onSignal(130));
        Signals.on("TERM", () -> onSignal(143));
        eventLoop.runOnContext(v -> startAll(plans));
        int code = end.join();
        CompletableFuture<?> stopped = stopAll().toCompletionStage().toCompletableFuture();
        CompletableFuture.anyOf(stopped, endAtOnce).join();
        return endAtOnce.getNow(code);
    }

    private void onSignal(int code) {
        if (!end.complete(code)) {
            endAtOnce.complete(code);
        }
    }

    private void startAll(List<ContextPlan> plans) {
        Future<?> started = Future.succeededFuture();
        for (ContextPlan plan : plans) {
            started = started.compose(v -> end.isDone() ? Future.failedFuture("stopped") : start(plan));
        }
        started.onSuccess(v -> onReady()).onFailure(this::onFailure);
    }

    private void onReady() {
        universe.onReady();
        vertx.eventBus()
                .publish(
                        ClusterEvents.READY,
                        new JsonObject().put("universe", settings.cluster().name()));
        out.println("ready: everything in one JVM, without a cluster; end it with Ctrl-C");
    }

    private void onFailure(Throwable cause) {
        if (end.isDone()) {
            return;
        }
        System.err.println(
                cause instanceof WorkerFailure || cause instanceof LauncherFailure ? cause.getMessage() : cause);
        end.complete(cause instanceof WorkerFailure failure ? failure.exitCode().code() : FAILED);
    }

    private Future<?> start(ContextPlan plan) {
        Cluster seen = universe.seenBy(node(plan.name()), contexts, leases);
        ServiceSite site = new ServiceSite(vertx, seen, Standing.ALONE, settings.platform());
        site.statuses().register("heartbeat", new ProcessFigures()::take);
        metrics.provideTo(site);
        NodeServices services = NodeServices.of(WorkerService.class, loader, eventLoop);
        platform.add(0, services);
        return services.start(site).compose(v -> deploy(plan, site));
    }

    private Future<?> deploy(ContextPlan plan, ServiceSite site) {
        var context = application.context(plan.name()).orElseThrow();
        RunningWorker worker = new RunningWorker(
                vertx,
                site.cluster(),
                plan.name(),
                new JsonObject(new HashMap<>(plan.options())),
                new JsonObject(Map.copyOf(settings.backends())),
                application.backendsOf(context),
                site.provided());
        return ContextService.deploy(eventLoop, application, context, worker, traffic, serving(plan))
                .compose(service -> serve(plan, service));
    }

    private Future<?> serve(ContextPlan plan, ContextService service) {
        running.add(0, new Running(plan, service));
        return service.warmUp()
                .compose(v -> service.serve())
                .recover(cause -> Future.failedFuture(portTaken(plan, cause)))
                .onSuccess(port -> out.println(plan.name() + (port > 0 ? " serves on port " + port : " runs")));
    }

    private static Throwable portTaken(ContextPlan plan, Throwable cause) {
        return cause.getCause() instanceof BindException busy
                ? ListeningSockets.cannotListen(plan.name(), plan.port().orElse(0), busy)
                : cause;
    }

    private static Optional<Serving> serving(ContextPlan plan) {
        OptionalInt port = plan.port();
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(new Serving(
                        SocketAddress.inetSocketAddress(port.getAsInt(), ANY_ADDRESS),
                        plan.warmUpPort().orElse(0),
                        1,
                        () -> Acceptance.WITH_SERVERS));
    }

    private static Node node(String context) {
        long pid = ProcessHandle.current().pid();
        String host = Identity.host();
        return new Node("solo-" + context, Role.SPAWN, context, context + "-0", 0, 1, 1, host, pid, Identity.VERSION);
    }

    /** First those that clients talk to, then those that work for them, then the platform; each the last one started first. */
    private Future<?> stopAll() {
        Future<?> stopped = leases.close();
        for (Running each : inStopOrder()) {
            stopped = stopped.compose(v -> stop(each));
        }
        for (NodeServices services : platform) {
            stopped = stopped.compose(v -> services.stop());
        }
        return stopped.compose(v -> vertx.close()).onComplete(v -> leases.end());
    }

    private List<Running> inStopOrder() {
        return running.stream()
                .sorted(Comparator.comparing(each -> each.plan().port().isEmpty()))
                .toList();
    }

    /** A hook whose future never ends holds nobody up for longer than the drain may take. */
    private Future<?> stop(Running each) {
        Duration timeout = each.plan().stopTimeout();
        Duration grace = IDLE_GRACE.compareTo(timeout) < 0 ? IDLE_GRACE : timeout;
        DrainOrder order = new DrainOrder(
                Acceptance.QueueEnd.ACCEPTED, timeout, grace, settings.drain().webSocket());
        String name = each.plan().name();
        return within(
                        timeout.plus(LAST_RESORT),
                        "drain of " + name,
                        each.service().drain(order, () -> {}))
                .compose(v ->
                        within(LAST_RESORT, "stop of " + name, each.service().stop()));
    }

    private static Future<Void> within(Duration patience, String step, Future<Void> end) {
        return end.timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("The {} did not come to its end: {}", step, cause.toString()))
                .otherwiseEmpty();
    }
}
