package io.universe.monitor.http;

import io.universe.monitor.connection.EventReader;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code GET /events}: the journal as it is written, or with {@code ?follow=false} so far. Owned by the event loop. */
final class EventRoutes {

    private static final int MOST_READERS = 2;
    private static final int MOST_FOLLOWERS = 64;
    private static final int MOST_QUEUED_BYTES = 256 << 10;

    private final Operations operations;
    private int readers;
    private int followers;

    EventRoutes(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        router.get("/events").handler(this::events);
    }

    private void events(RoutingContext context) {
        if ("false".equals(context.request().getParam("follow"))) {
            past(context);
        } else {
            follow(context);
        }
    }

    /** Each may hold a part that its client has not read. */
    private void follow(RoutingContext context) {
        if (followers == MOST_FOLLOWERS) {
            Problems.refuse(context, Answers.NOT_READY, "%d follow the journal already".formatted(MOST_FOLLOWERS));
            return;
        }
        EventReader reader = new EventReader(context.request(), "the journal", MOST_QUEUED_BYTES);
        Context eventLoop = context.vertx().getOrCreateContext();
        Runnable forget = operations.follow(line -> eventLoop.runOnContext(v -> reader.send("data: " + line + "\n\n")));
        followers++;
        reader.begin(() -> {
            forget.run();
            followers--;
        });
        reader.send(": the journal from here on\n\n");
    }

    /** A few at a time, since it is much to hold, for as long as the client takes to read it. */
    private void past(RoutingContext context) {
        if (readers == MOST_READERS) {
            Problems.refuse(context, Answers.NOT_READY, "others are reading the journal; try again");
            return;
        }
        readers++;
        context.vertx()
                .executeBlocking(operations::journal)
                .map(EventRoutes::text)
                .compose(text ->
                        Answers.head(context.response(), "application/x-ndjson").end(text))
                .onComplete(done -> readers--)
                .onFailure(cause -> {
                    if (!context.response().closed()) {
                        context.fail(cause);
                    }
                });
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
