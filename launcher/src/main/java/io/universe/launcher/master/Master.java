package io.universe.launcher.master;

import io.universe.control.DaemonThreads;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.control.ControlServer;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.logging.LogJanitor;
import io.universe.launcher.logging.LogSweeper;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.Incarnations;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.Scratch;
import io.universe.launcher.supervisor.ContextState;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.launcher.supervisor.WorkerHandle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The master of a home, from the lock to the last closed socket: it wires the parts together and waits for the end. What happens in between is the supervision loop's. Built, run and closed by one thread.
 */
public final class Master implements AutoCloseable {

    private static final String CANNOT_JOIN = "cannot join the cluster: ";
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final Duration LEAVING = Duration.ofSeconds(10);

    /** Hears what becomes of a universe until it is ready, on a thread of its own: one that blocks it hears of fewer changes, and holds up nobody. */
    @FunctionalInterface
    public interface Watcher {

        /** The status has changed, the last time to ready; the document is that of {@code status --json}. */
        void onStatus(JsonObject status);

        /** The universe is ready for the first time. */
        default void onReady(MasterCluster cluster, JsonObject status) {}
    }

    /** Why and with which code the master ends. */
    private record End(int code, String reason, boolean isHandedOver) {}

    /**
     * How a master has ended.
     *
     * @param code what the process is to exit with
     * @param isHandedOver whether its workers go on for the next master
     * @param isSignalled whether a signal came that wants all of it to stop
     */
    public record Ended(int code, boolean isHandedOver, boolean isSignalled) {}

    private final Settings settings;
    private final Plan plan;
    private final Groundwork groundwork;
    private final Inheritance inheritance;
    private final Teardown teardown = new Teardown();
    private final Promise<MasterCluster> cluster = Promise.promise();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Fleet fleet = new Fleet();
    private final Vertx vertx;
    private final Ports ports;
    private final Journal journal;
    private final Chronicle chronicle;
    private final Incarnations incarnations;
    private final LegacyKeeper legacy;
    private final Crew crew;
    private final SupervisionLoop loop;
    private final StatusDesk desk;
    private final StatusFeed feed;

    private Master(Workload workload, Groundwork groundwork, Watcher watcher, Succession succession) {
        this.settings = groundwork.plan().settings();
        this.plan = groundwork.plan();
        this.groundwork = groundwork;
        this.inheritance = new Inheritance(groundwork);
        teardown.add("the home's lock", groundwork.lock());
        Homecoming homecoming = teardown.add("the socket for workers", groundwork.homecoming());
        this.legacy = teardown.add("the legacy", new LegacyKeeper(home().legacy(), inheritance.unwritten()));
        this.journal =
                teardown.add("the journal", new Journal(home().run().resolve("journal.ndjson"), Clock.systemUTC()));
        this.incarnations =
                Incarnations.in(home().run().resolve("incarnations.json"), () -> Traces.highest(home().log(), journal));
        this.chronicle = new Chronicle(journal);
        teardown.add("what was unpacked", new Scratch(home().scratch())::sweep);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false))
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2));
        teardown.add("the master's Vert.x", () -> Waiting.on(vertx.close(), LEAVING));
        this.ports = settings.listen() == Settings.Listen.INHERIT && HandedPorts.isPossible()
                ? new HandedPorts(homecoming.sockets())
                : new ForwardedPorts(settings.supervision().stopTimeout(), this::portsOfReadyWorkers);
        Admission admission = homecoming.admission();
        Crew crew = new Crew(
                new WorkerStarter(plan, workload, groundwork.code(), admission, incarnations),
                fleet,
                admission,
                context -> plan.context(context).stopTimeout(),
                this::post);
        News news = new News(settings.cluster().name(), chronicle, fleet, cluster.future());
        EffectHandler effects = new EffectHandler(crew, ports, news, chronicle, this::onExit);
        this.loop = new SupervisionLoop(System::nanoTime, effects, this::onChange);
        HandingOver handingOver = teardown.add("handing over", new HandingOver(succession, loop::state, this::post));
        this.desk =
                new StatusDesk(settings, loop::state, fleet, ports, cluster.future(), journal, handingOver, this::post);
        this.feed = teardown.add("the status feed", feed(watcher));
        LogJanitor janitor = new LogJanitor(home().log(), settings.log());
        teardown.add("the sweeping of logs", LogSweeper.begin(janitor, fleet::lives, Clock.systemUTC()));
        teardown.add("the crew", crew::close);
        teardown.add("supervision", loop);
        teardown.add("the cluster", this::leave);
        this.crew = crew;
        open();
    }

    /** Runs a universe until it is stopped, or handed over to another master. Throws LauncherFailure or ConfigurationException where nothing was started or there is no cluster to join. */
    public static Ended run(Settings settings, Workload workload, Watcher watcher, Succession succession) {
        Groundwork groundwork = Groundwork.prepare(settings, workload);
        Master master = new Master(workload, groundwork, watcher, succession);
        try (OperatorSignals signals = OperatorSignals.install(master::post);
                master) {
            return master.run(signals);
        }
    }

    /** Everything that others can be in the way of; when it fails, what was opened is closed again. */
    private void open() {
        try {
            teardown.add("the ports", ports::release);
            ports.open(plan);
            ControlServer control = new ControlServer(vertx, desk);
            teardown.add("the control socket", () -> Waiting.on(control.close(), LEAVING));
            openControl(control);
            LinkWatch watch = teardown.add("the watch on connections", new LinkWatch(this::post));
            inheritance.take(fleet, crew, watch);
            legacy.keep(inheritance.written(ports));
            groundwork.homecoming().reception().handOnTo(new Comebacks(reports(), fleet, ports, watch, this::post));
        } catch (RuntimeException e) {
            crew.letGo();
            teardown.close();
            throw e;
        }
    }

    private void openControl(ControlServer control) {
        openOrRefuse(
                control.openSocket(home().controlSocket()), "cannot listen at " + home().controlSocket() + " (%s)");
        int port = settings.monPort();
        desk.monPort(openOrRefuse(
                control.openPort(port),
                "cannot listen on port " + port
                        + " for the monitor (%s); free it, or choose another with --monPort=PORT, or 0 for any"));
    }

    private static <T> T openOrRefuse(Future<T> opening, String refusal) {
        try {
            return Waiting.on(opening, OPENING);
        } catch (RuntimeException e) {
            throw new LauncherFailure(1, refusal.formatted(e.getMessage()), e);
        }
    }

    private Reports reports() {
        int cores = Runtime.getRuntime().availableProcessors();
        Outfit outfit = new Outfit(new Assignments(plan, ports.mode(), cores), ports, cluster.future());
        return new Reports(fleet, outfit, new Prober(vertx)::probe, chronicle, this::post);
    }

    private void onExit(Effect.Exit exit) {
        boolean isHandedOver = exit.kind() == Effect.Exit.Kind.HANDED_OVER;
        if (isHandedOver) {
            crew.letGo();
        }
        end.complete(new End(exit.code(), exit.reason(), isHandedOver));
    }

    private Ended run(OperatorSignals signals) {
        chronicle.onStarted();
        begin();
        join();
        End ended = end.join();
        chronicle.onStopped(ended.code(), ended.reason());
        int code = signals.exitCode().orElseGet(() -> codeOf(ended));
        return new Ended(code, ended.isHandedOver(), signals.exitCode().isPresent());
    }

    private void begin() {
        Origin origin = new Origin(
                groundwork.generation(), Map.of(), incarnations.last(), inheritance.wasReady(), System.nanoTime());
        if (inheritance.isEmpty()) {
            loop.start(plan.specs(), origin);
        } else {
            chronicle.onTakenOver(inheritance.lives(), groundwork.generation());
            loop.adopt(
                    plan.specs(),
                    origin,
                    inheritance.survivors(Clock.systemUTC().instant()));
        }
    }

    private int codeOf(End ended) {
        if (cluster.future().failed()) {
            Throwable cause = cluster.future().cause();
            throw new LauncherFailure(ended.code(), CANNOT_JOIN + cause.getMessage(), cause);
        }
        return ended.code();
    }

    /** Workers boot meanwhile; they get their assignments when there is a cluster to join. */
    private void join() {
        new Joining(settings, inheritance::addresses, vertx)
                .join()
                .onSuccess(this::onJoined)
                .onComplete(cluster)
                .onFailure(cause -> post(new Event.StopAtOnceRequested(CANNOT_JOIN + cause.getMessage(), 1)));
    }

    private void onJoined(MasterCluster joined) {
        joined.session().cluster().onNodeJoined(chronicle::onNodeJoined);
        joined.session().cluster().onNodeLeft(chronicle::onNodeLeft);
        joined.session().announce();
    }

    private void onChange(SupervisorState before, SupervisorState after) {
        desk.onChange();
        legacy.keep(after, ports::of);
        feed.onChange(before, after);
    }

    private StatusFeed feed(Watcher watcher) {
        return new StatusFeed(
                desk::status,
                watcher::onStatus,
                status -> cluster.future().onSuccess(joined -> watcher.onReady(joined, status)),
                Executors.newSingleThreadExecutor(new DaemonThreads("status-feed")));
    }

    private void post(Event event) {
        loop.post(event);
    }

    private List<Integer> portsOfReadyWorkers(String context) {
        SupervisorState state = loop.state();
        return state == null
                ? List.of()
                : state.context(context).map(ContextState::workers).orElse(List.of()).stream()
                        .filter(WorkerHandle::isReady)
                        .flatMap(worker -> fleet.find(worker.workerId()).stream())
                        .map(Fleet.Craft::port)
                        .filter(port -> port > 0)
                        .toList();
    }

    private Home home() {
        return settings.home();
    }

    private void leave() {
        if (cluster.future().succeeded()) {
            End ended = end.getNow(new End(1, "crash", false));
            Waiting.on(cluster.future().result().session().leave(ended.reason(), ended.code()), LEAVING);
        }
    }

    /** Leaves the cluster and closes everything. Idempotent. */
    @Override
    public void close() {
        teardown.close();
    }
}
