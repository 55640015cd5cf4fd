package io.universe.launcher.master;

import io.universe.cluster.routing.Localities;
import io.universe.cluster.session.ContextOptions;
import io.universe.cluster.session.SessionOptions;
import io.universe.control.WorkerSpec;
import io.universe.launcher.archive.ArchiveKeeper;
import io.universe.launcher.archive.Surroundings;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.config.SettingsSource;
import io.universe.launcher.dependencies.ClassPathReport;
import io.universe.launcher.journal.Journal;
import io.universe.launcher.logging.LogJanitor;
import io.universe.launcher.logging.LogSweeper;
import io.universe.launcher.logs.HomeLogs;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.chronicle.Traces;
import io.universe.launcher.master.cluster.CheckNews;
import io.universe.launcher.master.cluster.Doctor;
import io.universe.launcher.master.cluster.Membership;
import io.universe.launcher.master.cluster.News;
import io.universe.launcher.master.crew.Crew;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.master.crew.WorkerStarter;
import io.universe.launcher.master.dependencies.RunningLibraries;
import io.universe.launcher.master.ecv.EcvOffice;
import io.universe.launcher.master.examination.Examiner;
import io.universe.launcher.master.generations.GenerationMaker;
import io.universe.launcher.master.generations.Generations;
import io.universe.launcher.master.heritage.Heritage;
import io.universe.launcher.master.heritage.Homecoming;
import io.universe.launcher.master.heritage.Inheritance;
import io.universe.launcher.master.heritage.LegacyKeeper;
import io.universe.launcher.master.inspections.Inspections;
import io.universe.launcher.master.metrics.BusRepairs;
import io.universe.launcher.master.metrics.Metrics;
import io.universe.launcher.master.monitor.Additions;
import io.universe.launcher.master.monitor.MonitorHost;
import io.universe.launcher.master.monitor.OperatorAccess;
import io.universe.launcher.master.ports.Ports;
import io.universe.launcher.master.probes.Probes;
import io.universe.launcher.master.reloads.Courses;
import io.universe.launcher.master.reloads.Reloads;
import io.universe.launcher.master.reports.Conversation;
import io.universe.launcher.master.services.MasterServices;
import io.universe.launcher.master.status.StatusDesk;
import io.universe.launcher.master.status.StatusFeed;
import io.universe.launcher.master.status.Watcher;
import io.universe.launcher.master.vertx.MasterVertx;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.master.wishes.HandingOver;
import io.universe.launcher.master.wishes.Succession;
import io.universe.launcher.master.wishes.Wishes;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.Incarnations;
import io.universe.launcher.process.LauncherFailure;
import io.universe.launcher.process.Scratch;
import io.universe.launcher.supervisor.Decision;
import io.universe.launcher.supervisor.Effect;
import io.universe.launcher.supervisor.Event;
import io.universe.launcher.supervisor.Origin;
import io.universe.launcher.supervisor.SupervisorState;
import io.universe.worker.Identity;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The master of a home, from the lock to the last closed socket: it wires the parts together and waits for the end. What happens in between is the supervision loop's. Built, run and closed by one thread.
 */
public final class Master implements AutoCloseable {

    private static final Duration LEAVING = Duration.ofSeconds(10);

    /**
     * What a master is told by who runs it.
     *
     * @param source where a reload reads the settings again
     * @param additions to its monitor
     */
    public record Orders(
            SettingsSource source, Workload workload, Watcher watcher, Succession succession, Additions additions) {}

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
    private final Groundwork groundwork;
    private final Heritage heritage;
    private final Inheritance inheritance;
    private final Teardown teardown = new Teardown();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Fleet fleet = new Fleet();
    private final CheckNews checks;
    private final Membership membership;
    private final Vertx vertx;
    private final Ports ports;
    private final Journal journal;
    private final Chronicle chronicle;
    private final Incarnations incarnations;
    private final LegacyKeeper legacy;
    private final Crew crew;
    private final Inspections inspections;
    private final SupervisionLoop loop;
    private final EcvOffice ecv;
    private final Wishes wishes;
    private final Reloads reloads;
    private final StatusDesk desk;
    private final StatusFeed feed;
    private final ArchiveKeeper archives;

    private Master(Groundwork groundwork, Orders orders) {
        this.groundwork = groundwork;
        this.heritage = groundwork.heritage();
        this.settings = heritage.plan().settings();
        Homecoming homecoming = groundwork.homecoming();
        Generations generations = heritage.generations();
        this.inheritance = new Inheritance(homecoming.seal(), heritage);
        teardown.add("the home's lock", groundwork.lock());
        teardown.add("the socket for workers", homecoming);
        this.legacy = teardown.add("the legacy", inheritance.keeper(home().legacy()));
        this.journal =
                teardown.add("the journal", new Journal(home().run().resolve("journal.ndjson"), Clock.systemUTC()));
        this.incarnations =
                Incarnations.in(home().run().resolve("incarnations.json"), Traces.highest(home().log(), journal));
        this.chronicle = new Chronicle(journal);
        BusRepairs repairs = new BusRepairs();
        Metrics metrics = teardown.add(
                "the metrics",
                Metrics.in(
                        home().metrics(),
                        settings.metrics().toJson(home().metrics()),
                        this::status,
                        generations::isCounting,
                        repairs));
        this.checks = new CheckNews(chronicle, repairs);
        this.membership = new Membership(chronicle, checks, this::post);
        teardown.add("what was unpacked", new Scratch(home().scratch())::sweep);
        this.vertx = MasterVertx.create();
        teardown.add("the master's Vert.x", () -> Waiting.on(vertx.close(), LEAVING));
        this.ports = Ports.of(settings, homecoming.sockets(), this::state, fleet);
        Admission admission = homecoming.admission();
        this.crew = new Crew(
                new WorkerStarter(home(), generations, orders.workload(), admission, incarnations),
                fleet,
                admission,
                generations::stopTimeout,
                this::post);
        News news = new News(settings.cluster().name(), chronicle, fleet, membership.cluster());
        this.inspections = teardown.add("the inspections", Inspections.in(home().inspections(), fleet, this::state));
        Examiner examiner = Examiner.of(fleet, crew, inspections::isStandstill, home().log(), this::post);
        EffectHandler effects = new EffectHandler(crew, ports, news, examiner, chronicle, this::onExit);
        this.loop = new SupervisionLoop(System::nanoTime, effects, this::onDecision);
        this.ecv = EcvOffice.open(
                settings,
                !inheritance.isEmpty(),
                () -> ports.firstOf(heritage.plan().names()),
                new EcvOffice.Partners(vertx, chronicle, loop::post));
        Probes probes = new Probes(
                new Probes.Sources(
                        loop::state,
                        fleet::heartbeat,
                        generations::heartbeatIntervalMillis,
                        loop::turnedNanos,
                        () -> ecv.desk().reason()),
                System::nanoTime);
        this.wishes = new Wishes(loop::post);
        GenerationMaker maker = new GenerationMaker(
                orders.source(), orders.workload(), groundwork.store(), generations, heritage.plan());
        Courses courses = new Courses(maker, loop::state, heritage.generation().environment());
        this.reloads = teardown.add("reloading", Reloads.of(courses, loop::state, this::post, chronicle));
        HandingOver handingOver = teardown.add(
                "handing over",
                new HandingOver(
                        orders.succession(),
                        settings.needOfMaster(ports.mode() == WorkerSpec.Mode.PROXY),
                        loop::state,
                        reloads::isPreparing,
                        this::post));
        HomeLogs logs = teardown.add("who follows the logs", new HomeLogs(home().log(), Clock.systemUTC()));
        MasterServices services = MasterServices.in(membership.cluster(), settings.platform());
        this.desk = new StatusDesk(
                new StatusDesk.Sources(
                        settings,
                        loop::state,
                        fleet,
                        ports,
                        membership.cluster(),
                        services,
                        journal,
                        chronicle,
                        logs,
                        metrics,
                        new RunningLibraries(
                                settings.cluster().name(),
                                Identity.VERSION,
                                loop::state,
                                generations,
                                ClassPathReport::read),
                        new Doctor(membership.cluster(), checks),
                        ecv.desk(),
                        probes,
                        inspections),
                wishes,
                reloads,
                handingOver);
        this.feed = teardown.add("the status feed", StatusFeed.of(desk, orders.watcher(), membership.cluster()));
        LogJanitor janitor = new LogJanitor(home().log(), settings.log());
        teardown.add("the sweeping of logs", LogSweeper.begin(janitor, fleet::lives, Clock.systemUTC()));
        this.archives = teardown.add(
                "the archive",
                ArchiveKeeper.of(orders.workload().archives(), Surroundings.in(home()), chronicle::onArchive));
        teardown.add("the crew", crew::close);
        teardown.add("the examiner", examiner);
        teardown.add("supervision", loop);
        teardown.add("the cluster", this::leave);
        services.register("deathQueue", () -> desk.status().getJsonArray("deathQueue"));
        teardown.add("the parts of the platform", services);
        open(orders.additions());
    }

    /**
     * Runs a universe until it is stopped, or handed over to another master. Throws LauncherFailure or ConfigurationException where nothing was started or there is no cluster to join.
     */
    public static Ended run(Settings settings, Orders orders) {
        Groundwork groundwork = Groundwork.prepare(settings, orders.workload());
        Master master = new Master(groundwork, orders);
        try (OperatorSignals signals =
                        OperatorSignals.install(master::post, master.reloads::onSignal, master.chronicle::onChange);
                master) {
            return master.run(signals);
        }
    }

    /** Everything that others can be in the way of; when it fails, what was opened is closed again. */
    private void open(Additions additions) {
        try {
            teardown.add("the ports", ports::release);
            ports.open(heritage.standing());
            MonitorHost monitor = teardown.add(
                    "the monitor", OperatorAccess.open(desk, settings, additions, new MonitorChronicle(chronicle)));
            desk.monPort(monitor.port());
            Conversation conversation = teardown.add("the conversation with workers", conversation());
            inheritance.take(fleet, crew, conversation.watch());
            inheritance.leave(legacy, ports);
            groundwork.homecoming().handOnTo(conversation.listener());
        } catch (RuntimeException e) {
            crew.letGo();
            teardown.close();
            throw e;
        }
    }

    private Conversation conversation() {
        return new Conversation(
                new Conversation.Partners(
                        fleet,
                        heritage.generations(),
                        ports,
                        membership.cluster(),
                        chronicle,
                        checks,
                        inspections::onMessage,
                        crew::showToDebuggers),
                vertx,
                loop::post);
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
        SessionOptions options = SessionOptions.DEFAULTS
                .with(new ContextOptions(heritage.plan().contextOptions()))
                .with(Localities.of(settings.cluster().locality()));
        membership.begin(settings, options, inheritance::addresses, vertx);
        End ended = end.join();
        chronicle.onStopped(ended.code(), ended.reason());
        if (!ended.isHandedOver()) {
            legacy.forget();
        }
        int code = signals.exitCode().orElseGet(() -> codeOf(ended));
        return new Ended(code, ended.isHandedOver(), signals.exitCode().isPresent());
    }

    private void begin() {
        int generation = heritage.generation().number();
        Origin origin = new Origin(
                generation,
                heritage.numbers(),
                incarnations.last(),
                heritage.begun(),
                inheritance.wasReady(),
                ecv.desk().isAwaited() && !inheritance.wasReady(),
                System.nanoTime());
        if (inheritance.isEmpty()) {
            loop.start(heritage.specs(), origin);
        } else {
            chronicle.onTakenOver(inheritance.lives(), generation);
            loop.adopt(
                    heritage.specs(),
                    origin,
                    inheritance.survivors(Clock.systemUTC().instant()));
        }
        ecv.begin();
    }

    private int codeOf(End ended) {
        if (membership.cluster().failed()) {
            Throwable cause = membership.cluster().cause();
            throw new LauncherFailure(ended.code(), Membership.refusal(cause), cause);
        }
        return ended.code();
    }

    private void onDecision(SupervisorState before, Decision decision) {
        ecv.desk().onDecision(decision.state());
        legacy.keep(decision.state(), heritage.generations(), ports::of);
        feed.onChange(before, decision.state());
        wishes.onDecision(decision);
        reloads.onDecision(decision);
        archives.onChange(Calm.in(decision.state()), decision.state().isLeaving());
    }

    /** A stop begins with what load balancers are told; and so does one at once, lest it overtake the one before. */
    private void post(Event event) {
        if (event instanceof Event.StopRequested stop) {
            ecv.desk().stop(stop.reason());
        } else if (event instanceof Event.StopAtOnceRequested stop) {
            ecv.desk().stopAtOnce(stop);
        } else {
            loop.post(event);
        }
    }

    private JsonObject status() {
        return desk.status();
    }

    private @Nullable SupervisorState state() {
        return loop.state();
    }

    private Home home() {
        return settings.home();
    }

    private void leave() {
        End ended = end.getNow(new End(1, "crash", false));
        membership.leave(ended.reason(), ended.code(), LEAVING);
    }

    /** Leaves the cluster and closes everything. Idempotent. */
    @Override
    public void close() {
        teardown.close();
    }
}
