package io.universe.worker;

import io.universe.control.ControlLink;
import io.universe.control.DaemonThreads;
import io.universe.control.MasterMessage;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import io.universe.control.WorkerSpec;
import io.universe.worker.LiveWorker.Serving;
import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.inspection.Inspector;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's process, from hello to exit: it does what its master says, leaves on TERM and when the master is gone, and says at the end with which code and why. Callbacks come on the link's, the
 * signals' and Vert.x's threads; each only starts a step, and what may happen once is guarded.
 */
public final class WorkerProcess implements ControlLink.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    /** A failed worker that cannot even close what it holds is not waited for longer than this. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(5);
    /** How long a worker whose time for draining is over may take to close what it holds. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** How long after the end of its time for draining a worker is gone at the latest: clearly sooner than its master would kill it. */
    public static final Duration GONE_AFTER_DRAIN = CLOSING.plus(Exit.HOOKS);

    private final Launch launch;
    private final Steps steps;
    private final ControlLink link;
    private final Supplier<Application> applicationSource;
    private final CompletableFuture<Application> application = new CompletableFuture<>();
    private final Promise<Serving> serving = Promise.promise();
    private final AtomicReference<@Nullable LiveWorker> live = new AtomicReference<>();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("worker-clockwork"));
    private final Orphanhood orphanhood;
    private final Inspector inspector;
    /** What lets it come back; empty where its master cannot take anybody back. */
    private volatile String pass = "";

    private WorkerProcess(Launch launch, ControlLink link, Supplier<Application> applicationSource) {
        this.launch = launch;
        this.steps = Steps.of(launch.life());
        this.link = link;
        this.orphanhood = new Orphanhood(link, this, clockwork);
        this.inspector = Inspector.ofThisProcess(link::send);
        this.applicationSource = applicationSource;
    }

    /** Says hello and becomes what the master answers. The future succeeds when the worker serves; when it fails the process is on its way out. */
    public static Future<Serving> start(Launch launch, Supplier<Application> application) {
        ignoreTerminal();
        WorkerProcess process = new WorkerProcess(launch, connect(launch), application);
        Signals.on("TERM", process::onTerminate);
        process.hello();
        return process.serving.future();
    }

    /** A terminal sends INT and HUP to the whole process group; what they mean is the master's to say. So this comes before anything that takes time. */
    private static void ignoreTerminal() {
        Signals.ignore("INT");
        Signals.ignore("HUP");
    }

    private static ControlLink connect(Launch launch) {
        try {
            return ControlLink.connect(launch.socket());
        } catch (IOException e) {
            LOG.error("worker={} cannot reach its master at {}: {}", launch.life(), launch.socket(), e.toString());
            throw Exit.now(ExitCode.FAILED);
        }
    }

    /** The application is loaded while the master prepares its answer. */
    private void hello() {
        steps.done("hello");
        link.start(this);
        link.send(new WorkerMessage.Hello(
                Protocol.VERSION,
                launch.token(),
                launch.life(),
                ProcessHandle.current().pid()));
        new DaemonThreads("application-loader").newThread(this::loadApplication).start();
    }

    private void loadApplication() {
        try {
            application.complete(applicationSource.get());
        } catch (Throwable e) {
            application.completeExceptionally(e);
        }
    }

    @Override
    public void onMessage(MasterMessage message) {
        if (message instanceof MasterMessage.Assignment assignment) {
            onAssignment(assignment.spec());
        } else if (message instanceof MasterMessage.Refused refused) {
            onRefused(refused.reason());
        } else if (message instanceof MasterMessage.Pass given) {
            pass = given.pass();
        } else if (message instanceof MasterMessage.Inspect order) {
            inspector.onOrder(order);
        } else if (message instanceof MasterMessage.EndInspection end) {
            inspector.onEnd(end.id());
        } else {
            LiveWorker worker = live.get();
            if (worker != null) {
                onOrder(worker, message);
            }
        }
    }

    private void onOrder(LiveWorker worker, MasterMessage message) {
        if (message instanceof MasterMessage.Serve) {
            serve(worker::serve);
        } else if (message instanceof MasterMessage.Welcome) {
            onWelcome(worker);
        } else if (message instanceof MasterMessage.StandBy) {
            worker.standBy().onFailure(this::fail);
        } else if (message instanceof MasterMessage.TakeSlot order
                && worker.spec().isStandby()) {
            serve(() -> worker.takeSlot(order.place()));
        } else if (message instanceof MasterMessage.Drain drain) {
            leave(drain.reason(), drain.emptyQueue() ? QueueEnd.SHUT : QueueEnd.LEFT, drain.timeout(), ExitCode.DONE);
        } else if (message instanceof MasterMessage.Pause || message instanceof MasterMessage.Resume) {
            onTraffic(worker, message instanceof MasterMessage.Resume);
        } else if (message instanceof MasterMessage.NodeLost lost) {
            worker.session().reportLost(lost.uuid(), lost.cause(), lost.exitCode(), lost.signal());
        } else if (message instanceof MasterMessage.UniverseReady ready) {
            worker.session().publishReady(ready.body());
        }
    }

    /** The order may have crossed what made the worker leave. */
    private void serve(Supplier<Future<Serving>> way) {
        if (!leaving.get()) {
            way.get()
                    .onSuccess(served -> steps.done("ready"))
                    .onSuccess(serving::tryComplete)
                    .onFailure(this::fail);
        }
    }

    /** A worker that cannot do as it is told is of no use; a fresh one serves. */
    private void onTraffic(LiveWorker worker, boolean isWanted) {
        if (!leaving.get()) {
            LOG.info("worker={} {}", life(), isWanted ? "takes traffic again" : "pauses");
            (isWanted ? worker.resume() : worker.pause()).onFailure(this::fail);
        }
    }

    private void onAssignment(WorkerSpec spec) {
        LOG.info(
                "worker={} pid={} starts as {} of generation {}",
                spec.life(),
                ProcessHandle.current().pid(),
                spec.place().role(),
                spec.generation());
        steps.done("assignment");
        Boot.run(launch, spec, application, link, steps)
                .onSuccess(this::onBooted)
                .onFailure(this::fail);
    }

    private void onBooted(LiveWorker worker) {
        live.set(worker);
        worker.pulse().start(clockwork, worker.spec().tunables().heartbeatInterval());
        worker.warmUp().onSuccess(v -> steps.done("warm-up")).onFailure(this::fail);
    }

    /** Who does not serve yet would wait for the words of a master that is gone; who is debugged has nobody left who would end it. */
    @Override
    public void onMasterGone() {
        inspector.onMasterGone();
        LiveWorker worker = live.get();
        if (worker == null || !link.standing().isServing() || worker.spec().isDebugged()) {
            exit(ExitCode.FAILED, "the master is gone");
            return;
        }
        Duration patience = worker.spec().tunables().orphanTimeout();
        LOG.warn("worker={} the master is gone; serving on for {}", life(), patience);
        orphanhood.begin(patience, () -> leaveAsOrphan("orphaned"));
        if (!pass.isEmpty()) {
            orphanhood.dialFor(() -> worker.returning(pass, leaving.get()));
        }
    }

    private void onWelcome(LiveWorker worker) {
        orphanhood.end();
        LOG.info("worker={} has a master again", life());
        worker.offerSocket(launch.socket(), pass);
    }

    /** A worker that serves is never cut off: whatever the master has against it, what is in flight is finished. It does not ask again. */
    private void onRefused(String reason) {
        if (live.get() == null) {
            exit(ExitCode.FAILED, "the master refused: " + reason);
        } else {
            pass = "";
            leaveAsOrphan("orphaned, and the master refused: " + reason);
        }
    }

    private void leaveAsOrphan(String reason) {
        LiveWorker worker = live.get();
        if (worker != null) {
            leave(reason, QueueEnd.ACCEPTED, worker.spec().tunables().stopTimeout(), ExitCode.TERMINATED);
        }
    }

    private void onTerminate() {
        LiveWorker worker = live.get();
        if (worker == null) {
            exit(ExitCode.TERMINATED, "SIGTERM while starting");
        } else {
            leave("SIGTERM", QueueEnd.ACCEPTED, worker.spec().tunables().stopTimeout(), ExitCode.TERMINATED);
        }
    }

    private void fail(Throwable cause) {
        serving.tryFail(cause);
        if (leaving.get()) {
            LOG.debug("worker={} leaves, and so does not come to serve", life(), cause);
            return;
        }
        ExitCode code = cause instanceof WorkerFailure failure ? failure.exitCode() : ExitCode.FAILED;
        String reason = cause instanceof WorkerFailure ? String.valueOf(cause.getMessage()) : cause.toString();
        LOG.error("worker={} cannot serve: {}", life(), reason, cause);
        System.err.println("worker " + life() + " cannot serve: " + reason);
        LiveWorker worker = live.get();
        if (worker == null) {
            exit(code, reason);
        } else if (leaving.compareAndSet(false, true)) {
            exitAtLast(code, reason, LAST_RESORT);
            worker.leave(code.cause(), code).onComplete(v -> exit(code, reason));
        }
    }

    private void leave(String reason, QueueEnd queue, Duration timeout, ExitCode code) {
        LiveWorker worker = live.get();
        if (worker == null || !leaving.compareAndSet(false, true)) {
            return;
        }
        LOG.info("worker={} drains within {}s reason={}", life(), timeout.toSeconds(), reason);
        exitAtLast(code, reason, timeout.plus(CLOSING));
        worker.drain(queue, timeout)
                .onComplete(drained -> worker.leave(reason, code).onComplete(left -> exit(code, reason)));
    }

    private void exitAtLast(ExitCode code, String reason, Duration patience) {
        clockwork.schedule(
                () -> exit(code, reason + ", not everything could be closed"),
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void exit(ExitCode code, String reason) {
        LOG.info("worker={} exits code={} reason={}", life(), code.code(), reason);
        throw Exit.now(code, () -> takeLeave(code, reason));
    }

    private void takeLeave(ExitCode code, String reason) {
        link.send(new WorkerMessage.Exiting(code.code(), reason));
        link.close();
    }

    /** The name of this process life: that of a standby until it takes a slot. */
    private String life() {
        LiveWorker worker = live.get();
        return worker == null ? launch.life() : worker.spec().life();
    }
}
