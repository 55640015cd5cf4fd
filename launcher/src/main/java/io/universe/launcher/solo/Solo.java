package io.universe.launcher.solo;

import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.launcher.config.ContextPlan;
import io.universe.launcher.config.Settings;
import io.universe.launcher.process.ListeningSockets;
import io.universe.worker.Application;
import io.universe.worker.ContextService;
import io.universe.worker.ContextService.Serving;
import io.universe.worker.Identity;
import io.universe.worker.RunningWorker;
import io.universe.worker.Signals;
import io.universe.worker.WorkerFailure;
import io.universe.worker.http.AccessLog;
import io.universe.worker.http.HttpFront;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.universe.worker.http.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A universe of one JVM: every context once, on one Vert.x that is not clustered, until a signal ends it. The contexts start in their order. A context that cannot start ends it all.
 */
public final class Solo {

    private static final int FAILED = 1;
    private static final Duration IDLE_GRACE = Duration.ofMillis(200);
    private static final String ANY_ADDRESS = "0.0.0.0";

    private final Settings settings;
    private final Application application;
    private final Vertx vertx = Vertx.builder().build();
    private final PrintStream out;
    private final List<ContextService> services = new ArrayList<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    private Solo(Settings settings, Application application, PrintStream out) {
        this.settings = settings;
        this.application = application;
        this.out = out;
    }

    /** Runs until a signal, and gives the exit code; throws ConfigurationException where the application is not fit to run. */
    public static int run(Settings settings) {
        Application application = HomeApplication.load(settings);
        List<ContextPlan> plans = settings.applyTo(HomeApplication.describe(application));
        return new Solo(settings, application, System.out).run(plans);
    }

    private int run(List<ContextPlan> plans) {
        Signals.on("INT", () -> end.complete(130));
        Signals.on("TERM", () -> end.complete(143));
        vertx.getOrCreateContext().runOnContext(v -> startAll(plans));
        int code = end.join();
        stopAll().toCompletionStage().toCompletableFuture().join();
        return code;
    }

    private void startAll(List<ContextPlan> plans) {
        Future<?> started = Future.succeededFuture();
        for (ContextPlan plan : plans) {
            started = started.compose(v -> start(plan));
        }
        started.onSuccess(v -> onReady()).onFailure(this::onFailure);
    }

    private void onReady() {
        vertx.eventBus()
                .publish(
                        ClusterEvents.READY,
                        new JsonObject().put("universe", settings.cluster().name()));
        out.println("ready: everything in one JVM, without a cluster; end it with Ctrl-C");
    }

    private void onFailure(Throwable cause) {
        System.err.println(cause.getMessage());
        end.complete(cause instanceof WorkerFailure failure ? failure.exitCode().code() : FAILED);
    }

    private Future<?> start(ContextPlan plan) {
        var context = application.context(plan.name()).orElseThrow();
        RunningWorker worker = new RunningWorker(
                vertx,
                new LoneCluster(node(plan.name())),
                plan.name() + "-0",
                plan.name(),
                new JsonObject(new HashMap<>(plan.options())),
                new JsonObject(Map.copyOf(settings.backends())),
                application.backendsOf(context));
        return ContextService.deploy(
                        application, context, worker, new Traffic(System::nanoTime, AccessLog.NONE), serving(plan))
                .compose(service -> serve(plan, service));
    }

    private Future<?> serve(ContextPlan plan, ContextService service) {
        services.add(0, service);
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
                        () -> HttpFront.Acceptance.WITH_SERVERS));
    }

    private static Node node(String context) {
        long pid = ProcessHandle.current().pid();
        String host = Identity.host();
        return new Node("solo", Role.SPAWN, context, context + "-0", 0, 1, 1, host, pid, Identity.VERSION);
    }

    private Future<?> stopAll() {
        Duration timeout = settings.supervision().stopTimeout();
        Duration grace = IDLE_GRACE.compareTo(timeout) < 0 ? IDLE_GRACE : timeout;
        DrainOrder order =
                new DrainOrder(false, timeout, grace, settings.drain().webSocket());
        Future<?> stopped = Future.succeededFuture();
        for (ContextService service : services) {
            stopped = stopped.compose(v -> service.drain(order, () -> {})).compose(v -> service.stop());
        }
        return stopped.compose(v -> vertx.close());
    }
}
