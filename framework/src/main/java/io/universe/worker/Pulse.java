package io.universe.worker;

import io.universe.app.Heartbeat;
import io.universe.control.WorkerMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beating of a worker: with every interval its figures go to the master, and the application is asked whether it wants the worker
 * recycled. It beats on a thread that is no event loop, so that it beats while every event loop is blocked.
 */
final class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    /** What an application may ask for, its hook on the hook's own event loop. */
    @FunctionalInterface
    interface Application extends Function<Heartbeat, Future<Optional<String>>> {}

    private final String life;
    private final Figures figures;
    private final LoopProbe probe;
    private final Application application;
    private final Consumer<WorkerMessage> master;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private final AtomicBoolean hasWanted = new AtomicBoolean();
    private final AtomicBoolean hasFailed = new AtomicBoolean();
    private volatile boolean isServing;

    Pulse(String life, Figures figures, LoopProbe probe, Application application, Consumer<WorkerMessage> master) {
        this.life = life;
        this.figures = figures;
        this.probe = probe;
        this.application = application;
        this.master = master;
    }

    /** Beats from now on. A process that stood still does not make up for what it has missed. */
    void start(ScheduledExecutorService clockwork, Duration interval) {
        probe.longestWait();
        long period = LoopProbe.PERIOD.toMillis();
        clockwork.scheduleWithFixedDelay(() -> guarded(probe::tick), period, period, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(() -> guarded(this::beat), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the worker serves, so that its application is asked. */
    void serving(boolean serves) {
        isServing = serves;
    }

    /** A throw would end the heartbeats for ever, and the worker with them. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("worker={} has no figures to tell", life, e);
        }
    }

    /** Gives the figures to the master and asks the application. */
    void beat() {
        Heartbeat heartbeat = figures.take();
        master.accept(new WorkerMessage.Beat(HeartbeatJson.of(heartbeat)));
        if (isServing && isAsking.compareAndSet(false, true)) {
            application.apply(heartbeat).onComplete(asked -> {
                isAsking.set(false);
                if (asked.succeeded()) {
                    asked.result().ifPresentOrElse(this::onWanted, () -> hasWanted.set(false));
                } else {
                    onFailed(asked.cause());
                }
            });
        }
    }

    /** It is asked for with every heartbeat, since the master forgets it where nothing can be recycled; said once. */
    private void onWanted(String reason) {
        if (!hasWanted.getAndSet(true)) {
            LOG.info("worker={} asks to be recycled reason={}", life, reason);
        }
        master.accept(new WorkerMessage.RecycleWanted(reason));
    }

    private void onFailed(Throwable cause) {
        if (!hasFailed.getAndSet(true)) {
            LOG.warn("worker={} the hook shouldRecycle failed; that means no, and is not said again", life, cause);
        }
    }
}
