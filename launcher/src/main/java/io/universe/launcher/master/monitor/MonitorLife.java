package io.universe.launcher.master.monitor;

import io.universe.operations.Monitor;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One monitor from its opening to its end, and whether its event loop answers. Owned by the host's thread, but for what the event loop says. */
final class MonitorLife {

    private static final Logger LOG = LoggerFactory.getLogger(MonitorLife.class);

    private final Place place;
    private final Monitor monitor;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Thread eventLoop;
    private int asked;
    private int unanswered;
    private volatile boolean isExtended;
    private @Nullable Future<Void> end;

    MonitorLife(Place place, Monitor monitor) {
        this.place = place;
        this.monitor = monitor;
    }

    /** Listens at both places; gives the port as the monitor knows it. */
    Future<Integer> open() {
        place.vertx().runOnContext(v -> eventLoop = Thread.currentThread());
        return monitor.openSocket(place.socket()).compose(v -> monitor.openPort(place.port()));
    }

    /** Lets the extensions in, for whom nobody waits. */
    void extend() {
        monitor.extend().onComplete(done -> isExtended = true);
    }

    /** Whether the extensions have come so far that their routes are served. */
    boolean isExtended() {
        return isExtended;
    }

    /** Asks the event loop for a sign of life, unless one is owed; gives how often in a row nothing had come. */
    int ask() {
        if (answered.getAndSet(false) || asked == 0) {
            unanswered = 0;
            place.vertx().runOnContext(v -> answered.set(true));
        } else {
            unanswered++;
        }
        asked++;
        return unanswered;
    }

    /** How often it was asked. */
    int asked() {
        return asked;
    }

    /** Whether it owes more than one sign of life. */
    boolean isSilent() {
        return unanswered > 1;
    }

    /** What its event loop is doing now, a line for each call; empty where none has ever run. */
    String stack() {
        Thread stuck = eventLoop;
        return stuck == null
                ? ""
                : Arrays.stream(stuck.getStackTrace())
                        .map(call -> "\n\tat " + call)
                        .collect(Collectors.joining());
    }

    /** Ends it as far as that is possible from outside: it accepts nobody any more, what blocks it is interrupted, and it closes when it can. Waits for nothing; succeeds when it has let go of its sockets. */
    Future<Void> abandon() {
        Future<Void> left = place.leave().get();
        place.cut().run();
        end = monitor.close().transform(closed -> place.vertx().close());
        Thread stuck = eventLoop;
        if (stuck != null) {
            stuck.interrupt();
        }
        return left;
    }

    /** Ends in peace. It lets go of its sockets first: should it hang just now, it keeps the port from nobody. */
    Future<Void> close() {
        return place.leave().get().transform(left -> monitor.close()).transform(closed -> {
            LOG.debug("the monitor has closed");
            return place.vertx().close();
        });
    }

    /** Of one that was abandoned: whether nothing of it is left. */
    boolean isGone() {
        Future<Void> closing = end;
        return closing != null && closing.isComplete();
    }
}
