package io.universe.launcher.master.heritage;

import io.universe.control.MasterMessage;
import io.universe.launcher.config.Home;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.workload.Workload;
import io.universe.launcher.process.Admission;
import io.universe.launcher.process.CodeStore;
import io.universe.launcher.process.LeftBehind;
import io.universe.launcher.process.ListeningSockets;
import io.universe.launcher.process.Pass;
import io.universe.launcher.process.WorkerGateway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The return of the workers whose master is dead to the one that begins. The socket for workers is opened before anything else, and whoever lives gets a while to come; who does not is ended. Used by one thread, which it keeps
 * waiting.
 */
public final class Homecoming implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Homecoming.class);

    /** An orphan dials at least once a second; who does not come in this time hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a drain may take beyond its stopTimeout. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final long LOOK_NANOS = 10_000_000;

    private final Optional<Legacy> legacy;
    private final Pass.Seal seal;
    private final ListeningSockets sockets = new ListeningSockets();
    private final Reception reception;
    private final Admission admission;
    private final WorkerGateway gateway;

    private Homecoming(Home home) {
        this.legacy = LegacyKeeper.read(home.legacy());
        this.seal = legacy.map(Legacy::seal).orElseGet(Pass.Seal::random);
        this.reception = new Reception(legacy, sockets);
        this.admission = new Admission(seal);
        this.gateway = WorkerGateway.open(home.workersSocket(), admission, reception);
    }

    /** Opens the socket for workers and awaits those that live. To be called by who holds the home's lock. */
    public static Homecoming await(Home home) {
        Map<Boolean, List<LeftBehind>> living =
                LeftBehind.workersOf(home).stream().collect(Collectors.partitioningBy(LeftBehind::isDebugged));
        Homecoming homecoming = new Homecoming(home);
        living.getOrDefault(true, List.of()).forEach(Homecoming::endDebugging);
        List<LeftBehind> awaited = living.getOrDefault(false, List.of());
        if (!awaited.isEmpty()) {
            homecoming.await(awaited);
        }
        return homecoming;
    }

    /** It has nobody to serve any more, and where it stands still it would keep the master from joining the cluster. */
    private static void endDebugging(LeftBehind worker) {
        LOG.warn(
                "worker={} pid={} was debugged under the master before, and is killed",
                worker.life(),
                worker.handle().pid());
        worker.handle().destroyForcibly();
    }

    private void await(List<LeftBehind> living) {
        LOG.info("{} workers live whose master is dead; awaits their return", living.size());
        long beginNanos = System.nanoTime();
        while (System.nanoTime() - beginNanos < PATIENCE.toNanos()
                && living.stream().anyMatch(this::isAwaited)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        living.stream()
                .filter(worker -> !hasReturned(worker) && !worker.hasEnded())
                .forEach(Homecoming::end);
    }

    private boolean isAwaited(LeftBehind worker) {
        return !reception.isComplete(worker.handle().pid()) && !worker.hasEnded();
    }

    private boolean hasReturned(LeftBehind worker) {
        return reception.returned().stream()
                .anyMatch(returned -> returned.pass().pid() == worker.handle().pid());
    }

    /** It may be on its way out already; if not, another will have its slot. */
    private static void end(LeftBehind worker) {
        Duration patience = worker.stopTimeout().plus(GRACE);
        LOG.warn(
                "worker={} pid={} does not come back; it gets TERM, and KILL after {}s",
                worker.life(),
                worker.handle().pid(),
                patience.toSeconds());
        worker.handle().destroy();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(worker.handle()::destroyForcibly);
    }

    /** What makes the passes of workers: that of the master before, or a new one where there was none. */
    public Pass.Seal seal() {
        return seal;
    }

    /** Who is let in at the socket for workers: those who return, and whoever gets a token here. */
    public Admission admission() {
        return admission;
    }

    /** Those that were handed over, and those that will be opened. */
    public ListeningSockets sockets() {
        return sockets;
    }

    /** The master is ready: from now on this listener hears what workers say, and first what has come meanwhile. */
    public void handOnTo(WorkerGateway.Listener listener) {
        reception.handOnTo(listener);
    }

    /**
     * What the master begins with, since workers have come back; who comes later is refused, unless it is one of them. Empty where nobody has, or what they run cannot be gone on with:
     * then all are told to drain. Takes seconds.
     *
     * @param settings those of the new master
     */
    public Optional<Heritage> heritage(Settings settings, Workload workload, CodeStore store) {
        Duration patience = settings.supervision().stopTimeout();
        return new HeritageTaker(settings, workload, store, workers -> sendAway(workers, patience))
                .take(reception.end(), legacy);
    }

    private static void sendAway(List<Returned> returned, Duration stopTimeout) {
        returned.forEach(worker -> worker.link().send(new MasterMessage.Drain("replaced", false, stopTimeout)));
    }

    /** Ends all connections and removes the socket. Idempotent. */
    @Override
    public void close() {
        gateway.close();
        sockets.close();
    }
}
