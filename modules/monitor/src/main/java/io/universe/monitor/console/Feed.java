package io.universe.monitor.console;

import io.universe.monitor.connection.EventReader;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code GET /debug/feed}: what every open console shows, as server-sent events. {@code time} comes every second, {@code status} in the same second where it has changed, {@code journal} with each line. It is made once for all readers,
 * and not at all where nobody reads. Owned by the event loop.
 */
public final class Feed {

    private static final int NOT_READY = 503;
    private static final int MOST_READERS = 64;
    private static final int MOST_QUEUED_BYTES = 1 << 20;
    private static final long PERIOD_MILLIS = 1_000;

    private final Vertx vertx;
    private final Operations operations;
    private final Clock clock;
    private final Set<EventReader> readers = new LinkedHashSet<>();
    private Runnable end = () -> {};
    private String status = "";

    /** Is fed by this master. */
    public Feed(Vertx vertx, Operations operations, Clock clock) {
        this.vertx = vertx;
        this.operations = operations;
        this.clock = clock;
    }

    /** Changes nothing, so that it is for every router. */
    public void mount(Router router) {
        router.get("/debug/feed").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (readers.size() == MOST_READERS) {
            Problems.refuse(context, NOT_READY, "%d consoles are open already".formatted(MOST_READERS));
            return;
        }
        if (readers.isEmpty()) {
            begin();
        }
        EventReader reader = new EventReader(context.request(), "a console", MOST_QUEUED_BYTES);
        readers.add(reader);
        reader.begin(() -> leave(reader));
        reader.send(time() + event("status", status));
    }

    private void leave(EventReader reader) {
        if (readers.remove(reader) && readers.isEmpty()) {
            end.run();
        }
    }

    private void begin() {
        status = statusNow();
        Context eventLoop = vertx.getOrCreateContext();
        Runnable follow = operations.follow(line -> eventLoop.runOnContext(v -> tell(event("journal", line))));
        long timer = vertx.setPeriodic(PERIOD_MILLIS, id -> tick());
        end = () -> {
            vertx.cancelTimer(timer);
            follow.run();
        };
    }

    private void tick() {
        String now = statusNow();
        boolean isSame = now.equals(status);
        status = now;
        tell(isSame ? time() : time() + event("status", now));
    }

    private void tell(String events) {
        List.copyOf(readers).forEach(reader -> reader.send(events));
    }

    private String statusNow() {
        return FeedDocument.of(operations.status()).encode();
    }

    private String time() {
        return event("time", clock.instant().toString());
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
