package io.universe.worker;

import io.universe.app.Worker;
import io.universe.cluster.session.ClusterSession;
import io.universe.control.ControlLink;
import io.universe.control.Place;
import io.universe.control.Protocol;
import io.universe.control.Standing;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.HttpFront;
import io.universe.worker.http.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import java.nio.file.Path;
import java.time.Duration;

/** A worker whose context is deployed: it warms up, serves and drains, and tells its master of each step. Its methods may be called from any thread. */
public final class LiveWorker {

    /** A worker that takes traffic, on the port it listens on; 0 in a context without one. */
    public record Serving(Worker worker, int port) {}

    /** How long a withdrawn registration takes at most to be known everywhere, so that what was sent before still finds its handler. */
    private static final Duration SETTLING = Duration.ofMillis(200);

    private volatile WorkerSpec spec;
    private final ControlLink link;
    private final ClusterSession session;
    private final ContextService service;
    private final RunningWorker worker;
    private final Requests requests;
    private final Pulse pulse;
    private final Traffic traffic;
    private final SlotTaking slotTaking;
    private final WorkerVertx vertx;
    private final PlatformParts platform;

    LiveWorker(
            WorkerSpec spec,
            ControlLink link,
            ClusterSession session,
            ContextService service,
            RunningWorker worker,
            WorkerVertx vertx,
            PlatformParts platform) {
        this.spec = spec;
        this.link = link;
        this.session = session;
        this.service = service;
        this.worker = worker;
        this.requests = new Requests(session.vertx(), System::nanoTime, session.unanswered());
        this.vertx = vertx;
        this.platform = platform;
        this.traffic = vertx.traffic();
        this.slotTaking = new SlotTaking(vertx, session, service);
        LoopProbe probe = new LoopProbe(
                ((VertxInternal) session.vertx()).nettyEventLoopGroup(), LoopProbe::ofThisProcess, System::nanoTime);
        Figures figures = new Figures(traffic::figures, probe::longestWait, vertx.unhandled()::count, System::nanoTime);
        this.pulse = new Pulse(() -> this.spec.life(), figures, probe, service::shouldRecycle, this::tell);
    }

    private void tell(WorkerMessage message) {
        link.send(message instanceof WorkerMessage.Beat beat ? platform.onHeartbeat(beat) : message);
    }

    /** What it is; of a standby that takes a slot, what it becomes. */
    WorkerSpec spec() {
        return spec;
    }

    ClusterSession session() {
        return session;
    }

    /** Its beating, which nobody has started yet. */
    Pulse pulse() {
        return pulse;
    }

    /** Greets the other nodes, unless it is a standby, and warms up; the master answers with its order to serve, or to stand by. */
    Future<?> warmUp() {
        if (!spec.isStandby()) {
            session.announce();
        }
        link.send(new WorkerMessage.Warming(uuid()));
        return service.warmUp()
                .onSuccess(at -> link.send(
                        at.map(a -> new WorkerMessage.Warmed(a.address().port(), a.secure()))
                                .orElse(new WorkerMessage.Warmed(0, false))));
    }

    /** Waits for a slot, warm and without a socket. */
    Future<?> standBy() {
        return service.endWarmUp().onSuccess(v -> link.send(new WorkerMessage.StandbyReady()));
    }

    /** Becomes the worker of the slot, serves on the port, and greets the other nodes after that. */
    Future<Serving> takeSlot(Place.InSlot place) {
        WorkerSpec inSlot = spec.in(place);
        spec = inSlot;
        return slotTaking.into(inSlot).compose(v -> serve()).onSuccess(v -> session.announce());
    }

    /** Serves on the port. */
    Future<Serving> serve() {
        return service.serve()
                .map(port ->
                        new Serving(worker, port >= 0 ? port : spec.listen().port()))
                .onSuccess(serving -> {
                    link.send(new WorkerMessage.Ready(uuid(), serving.port()));
                    pulse.serving(true);
                });
    }

    /** Takes no connections for a while, and ends those there are; everything else goes on. */
    Future<Void> pause() {
        pulse.serving(false);
        return service.pause(
                order(QueueEnd.LEFT, spec.tunables().stopTimeout()), () -> link.send(new WorkerMessage.Paused()));
    }

    /** Takes connections again. */
    Future<Void> resume() {
        return service.resume().onSuccess(v -> {
            link.send(new WorkerMessage.Resumed());
            pulse.serving(true);
        });
    }

    private HttpFront.DrainOrder order(QueueEnd queue, Duration timeout) {
        WorkerSpec.Tunables tunables = spec.tunables();
        return new HttpFront.DrainOrder(queue, timeout, tunables.idleGrace(), tunables.webSocketGrace());
    }

    /** Finishes what is in flight, over HTTP and on the bus. Never fails. */
    Future<Void> drain(QueueEnd queue, Duration timeout) {
        pulse.serving(false);
        HttpFront.DrainOrder order = order(queue, timeout);
        Future<Void> http = service.drain(order, () -> link.send(new WorkerMessage.AcceptingStopped()));
        Future<Void> bus = requests.answered(session.withdrawRegistrations(), SETTLING, timeout);
        return Future.join(http, bus).otherwiseEmpty().mapEmpty();
    }

    /**
     * Stops the parts, those of the platform last, and leaves the cluster, whose other nodes hear why and with which code. Never fails. The result belongs to no context: that of the parts ends with Vert.x, and whoever waited on it would never hear.
     */
    Future<Void> leave(String cause, ExitCode code) {
        Promise<Void> left = Promise.promise();
        service.stop().compose(v -> platform.stop()).onComplete(stopped -> {
            traffic.close();
            vertx.metrics().close();
            session.leave(cause, code.code()).onComplete(left);
        });
        return left.future();
    }

    /** What a master that it comes back to is to know. */
    WorkerMessage.Returning returning(String pass, boolean isLeaving) {
        Standing told = link.standing();
        return new WorkerMessage.Returning(
                Protocol.VERSION,
                spec.life(),
                pass,
                isLeaving ? "DRAINING" : told.stage(),
                told.uuid(),
                told.port(),
                told.acceptingStopped(),
                session.address(),
                session.knowsReady(),
                vertx.holdsSocket());
    }

    /** Hands the listening socket, where there is one, back to the master at the given one. */
    void offerSocket(Path master, String pass) {
        vertx.offerSocket(master, new WorkerMessage.Offer(Protocol.VERSION, spec.life(), pass));
    }

    private String uuid() {
        return session.cluster().self().uuid();
    }
}
