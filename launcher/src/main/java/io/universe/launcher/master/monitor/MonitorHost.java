package io.universe.launcher.master.monitor;

import io.universe.cluster.timing.Backoff;
import io.universe.control.DaemonThreads;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.process.LauncherFailure;
import io.universe.operations.Monitor;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a monitor running, apart from everything else in the master: on a Vert.x of its own, asked for a sign of life every second from a plain thread. One that is silent is abandoned, and another one serves in its place, at the same
 * socket and port. Owned by its thread; opened and closed by the main one.
 */
public final class MonitorHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MonitorHost.class);
    private static final Duration OPENING = Duration.ofSeconds(10);
    /** Signs of life in a row, one each second: time that this process itself was suspended does not count. */
    private static final int MOST_MISSED = 5;
    /** As long as one that serves may be silent. */
    private static final Duration CLOSING = Duration.ofSeconds(MOST_MISSED);
    /** One that has lived for so many seconds was no failure from the start. */
    private static final int PROVEN = 60;

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    /** Abandoned ones that hang still, each with its threads: beyond that there is no monitor until one ends. */
    private static final int MOST_STUCK = 4;

    private final Places places;
    private final MonitorMaker maker;
    private final MonitorNews news;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("monitor-host"));
    private final List<MonitorLife> stuck = new ArrayList<>();
    private volatile @Nullable MonitorLife current;
    private int failures;
    private int looksToWait;

    MonitorHost(Places places, MonitorMaker maker, MonitorNews news) {
        this.places = places;
        this.maker = maker;
        this.news = news;
    }

    /** Opens the first monitor, and looks after it from then on. Throws LauncherFailure where it cannot be opened. */
    void open() {
        try {
            current = begin();
        } catch (Throwable e) {
            close();
            throw e instanceof LauncherFailure refusal
                    ? refusal
                    : new LauncherFailure(1, "the monitor cannot be opened (" + reason(e) + ")", e);
        }
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private MonitorLife begin() throws IOException {
        Place place = places.next();
        MonitorLife life = new MonitorLife(place, make(place.vertx()));
        try {
            places.onOpened(Waiting.on(life.open(), OPENING));
            life.extend();
            return life;
        } catch (Throwable e) {
            life.abandon();
            stuck.add(life);
            throw e;
        }
    }

    private Monitor make(Vertx vertx) {
        try {
            return maker.make(vertx);
        } catch (Throwable e) {
            vertx.close();
            throw e;
        }
    }

    /** An error's message alone may be the name of a class. */
    private static @Nullable String reason(Throwable cause) {
        return cause instanceof Error ? cause.toString() : cause.getMessage();
    }

    /** The monitor's port. */
    public int port() {
        return places.port();
    }

    /** Whatever goes wrong, there is another look. */
    private void look() {
        try {
            MonitorLife life = current;
            if (life == null) {
                tryAgain();
            } else if (life.ask() >= MOST_MISSED) {
                giveUp(life);
                tryAgain();
            } else if (life.asked() == PROVEN) {
                failures = 0;
            }
        } catch (Throwable e) {
            LOG.error("The monitor could not be looked after", e);
        }
    }

    private void giveUp(MonitorLife life) {
        LOG.warn(
                "the monitor's event loop has not answered for {} s; another one takes its place; it is at{}",
                MOST_MISSED,
                life.stack());
        current = null;
        failures++;
        looksToWait = failures == 1 ? 0 : seconds(failures - 1);
        if (!life.isExtended()) {
            maker.leaveExtensionsOut();
        }
        life.abandon();
        stuck.add(life);
    }

    private static int seconds(int failures) {
        return Math.toIntExact(BACKOFF.after(failures).toSeconds());
    }

    private void tryAgain() {
        stuck.removeIf(MonitorLife::isGone);
        if (looksToWait > 0) {
            looksToWait--;
        } else if (stuck.size() < MOST_STUCK) {
            restart();
        }
    }

    private void restart() {
        try {
            current = begin();
            news.onRestarted("its event loop did not answer for " + MOST_MISSED + " s", failures);
        } catch (Throwable e) {
            failures++;
            looksToWait = seconds(failures);
            LOG.warn("the monitor cannot be opened ({}); next try in {} s", reason(e), looksToWait);
        }
    }

    /** Closes the monitor and its places. Idempotent. */
    @Override
    public void close() {
        endLooking();
        MonitorLife life = current;
        current = null;
        try {
            if (life != null) {
                close(life);
            }
        } finally {
            maker.close();
            places.close();
        }
    }

    /** Nobody waits for one that hangs, but for its sockets, which another master may want. */
    private static void close(MonitorLife life) {
        try {
            Waiting.on(life.isSilent() ? life.abandon() : life.close(), CLOSING);
        } catch (RuntimeException e) {
            LOG.warn("The monitor could not be closed: {}", e.getMessage());
            life.abandon();
        }
    }

    private void endLooking() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("A monitor is still being opened");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
