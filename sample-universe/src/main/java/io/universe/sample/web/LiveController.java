package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** {@code /api/live}: server-sent events about the nodes of the universe. */
final class LiveController implements Controller {

    private final LiveFeed feed;

    LiveController(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/live").handler(this::live);
    }

    /** Each event must leave at once: nothing on the way may hold it back to compress or cache it. */
    private void live(RoutingContext context) {
        context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        feed.join(context.vertx().getOrCreateContext(), context.response());
    }
}
