package io.universe.launcher.training;

import io.netty.channel.epoll.Epoll;
import io.universe.cluster.Role;
import io.universe.control.MasterMessage;
import io.universe.control.Place;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.launcher.config.Settings;
import io.universe.launcher.logs.HomeLogs;
import io.universe.launcher.master.cluster.MasterCluster;
import io.universe.launcher.master.monitor.Monitors;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.ListeningSockets;
import io.universe.launcher.process.WorkerGateway;
import io.universe.launcher.process.WorkerLink;
import io.universe.operations.LogReader;
import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.spi.ClusterSpec;
import io.universe.worker.Launch;
import io.universe.worker.WorkerProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a master is to the worker in training: the socket it reports to, the cluster it joins, the probe, the slot, the order to drain. The worker is a standby first: that goes every step that an ordinary one goes, and some more. Used by one thread; hears the worker on the gateway's. */
final class PlayedMaster implements WorkerGateway.Listener, AutoCloseable {

    private static final Place.Waiting STANDBY = new Place.Waiting(1);
    private static final Place.InSlot SLOT = new Place.InSlot(Role.SPAWN, 0, 1);
    private static final String LIFE = STANDBY.worker(TrainedApplication.CONTEXT) + "." + STANDBY.number();
    private static final String LOOPBACK = "127.0.0.1";
    private static final Access NOBODY = new Access(Set.of(), "", Path.of("token"), Reading.NOTHING);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(10);
    /** It may drain as long as it is allowed, and leave the cluster after that, on a machine that has other things to do. */
    private static final Duration TO_EXIT = STOP.plusMinutes(1);
    /** A machine that gives a training next to nothing is no reason to give up. */
    private static final long PATIENCE_SECONDS = 150;

    private final Settings settings;
    private final Admission admission = new Admission();
    private final ListeningSockets sockets = new ListeningSockets();
    private final Vertx vertx = Vertx.vertx();
    private final Clients clients = new Clients(vertx);
    private final CompletableFuture<MasterCluster> cluster = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> placed = new CompletableFuture<>();
    private final CompletableFuture<WorkerLink> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> exiting = new CompletableFuture<>();
    private int port;

    private PlayedMaster(Settings settings) {
        this.settings = settings;
    }

    /** Opens what workers and operators connect to, and founds a cluster of one. */
    static PlayedMaster begin(Settings settings) throws Exception {
        PlayedMaster master = new PlayedMaster(settings);
        WorkerGateway.open(settings.home().workersSocket(), master.admission, master);
        Path socket = settings.home().controlSocket();
        Files.deleteIfExists(socket);
        LogReader logs = new HomeLogs(settings.home().log(), Clock.systemUTC());
        await(Monitors.create(master.vertx, new PlayedOperations(logs), MonitorOptions.of(NOBODY))
                .openSocket(SocketAddress.domainSocketAddress(socket.toString())));
        MasterCluster joined = await(MasterCluster.join(settings));
        joined.session().announce();
        master.cluster.complete(joined);
        return master;
    }

    /** Starts a worker in this JVM and waits until it serves; gives its port. */
    int spawnWorker() throws Exception {
        port = sockets.open(TrainedApplication.CONTEXT, LOOPBACK, 0);
        Launch launch = new Launch(settings.home().workersSocket(), admission.issue(LIFE, 1, ""), LIFE);
        int served =
                await(WorkerProcess.start(launch, TrainedApplication::load)).port();
        get(ready)
                .send(new MasterMessage.UniverseReady(
                        new JsonObject().put("universe", settings.cluster().name())));
        return Epoll.isAvailable() ? port : served;
    }

    /** Everything that a client, or another node, may do to a worker. */
    void exercise(int at) throws Exception {
        await(clients.ask(at));
        await(clients.bus(get(cluster).session().vertx(), TrainedApplication.ADDRESS));
    }

    /** The worker ends this JVM when it has drained. */
    void drainWorker() throws Exception {
        get(ready).send(new MasterMessage.Drain("the training is over", true, STOP));
        get(exiting);
        Thread.sleep(TO_EXIT.toMillis());
        throw new IllegalStateException("the worker does not exit");
    }

    @Override
    public void onHello(WorkerLink link) {
        cluster.thenAccept(joined -> link.send(new MasterMessage.Assignment(spec(joined.address()))));
    }

    private WorkerSpec spec(String join) {
        WorkerSpec.Mode mode = Epoll.isAvailable() ? WorkerSpec.Mode.INHERIT : WorkerSpec.Mode.PROXY;
        return new WorkerSpec(
                TrainedApplication.CONTEXT,
                STANDBY,
                1,
                new WorkerSpec.Listen(mode, LOOPBACK, port, 0),
                new ClusterSpec(settings.cluster().name(), settings.cluster().bind(), List.of(join), false),
                new WorkerSpec.Tunables(1, SHORT, STOP, Duration.ZERO, SHORT, SHORT, true, List.of(), SHORT),
                new JsonObject(),
                new JsonObject(),
                new JsonObject(),
                settings.platform());
    }

    @Override
    public void onMessage(WorkerLink link, WorkerMessage message) {
        if (message instanceof WorkerMessage.Warmed warmed) {
            clients.get(warmed.port(), "/").onComplete(answer -> link.send(new MasterMessage.StandBy()));
        } else if (message instanceof WorkerMessage.StandbyReady) {
            placed.complete(null);
            link.send(new MasterMessage.TakeSlot(SLOT));
        } else if (message instanceof WorkerMessage.Ready) {
            ready.complete(link);
        } else if (message instanceof WorkerMessage.Exiting) {
            exiting.complete(null);
        }
    }

    @Override
    public CompletableFuture<Integer> descriptorFor(String life) {
        return placed.thenApply(v -> sockets.descriptor(TrainedApplication.CONTEXT));
    }

    @Override
    public void onRefused(String life, String reason) {
        ready.completeExceptionally(new IllegalStateException(reason));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return get(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
