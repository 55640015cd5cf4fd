package io.universe.launcher.master.reports;

import io.universe.control.DaemonThreads;
import io.universe.launcher.master.crew.Fleet;
import io.universe.launcher.process.WorkerLink;
import io.universe.launcher.supervisor.Event;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what it means that the control connection of a worker has ended: either its process is ending, which for one that was adopted nobody else would tell soon, or only the connection has broken. It looks at a thread
 * of its own, often at first and then now and then, until the process is gone or connected again.
 */
public final class LinkWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);
    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** A process that has ended its connection and lives on for longer than a JVM needs to end was only cut off. */
    private static final long ENDING_MILLIS = 3_000;

    private final Consumer<Event> events;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("link-watch"));

    /** LinkLost tells of a connection that only broke. */
    LinkWatch(Consumer<Event> events) {
        this.events = events;
    }

    /** Watches the connection that the worker has now. */
    public void watch(Fleet.Craft craft, WorkerLink link) {
        link.closed().thenRun(() -> lookLater(craft, link, FIRST_LOOK_MILLIS, 0));
    }

    private void lookLater(Fleet.Craft craft, WorkerLink link, long pauseMillis, long waitedMillis) {
        try {
            thread.schedule(
                    () -> look(craft, link, pauseMillis, waitedMillis + pauseMillis),
                    pauseMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("worker={} is watched no more", craft.id());
        }
    }

    private void look(Fleet.Craft craft, WorkerLink link, long pauseMillis, long waitedMillis) {
        boolean isConnectedAgain =
                craft.link().filter(current -> current == link).isEmpty();
        boolean isAlive = craft.process().filter(Process::isAlive).isPresent();
        if (isConnectedAgain || !isAlive) {
            return;
        }
        if (waitedMillis >= ENDING_MILLIS && waitedMillis - pauseMillis < ENDING_MILLIS) {
            LOG.warn("worker={} has no control connection any more, but lives", craft.id());
            events.accept(new Event.LinkLost(craft.id()));
        }
        lookLater(craft, link, Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS), waitedMillis);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
