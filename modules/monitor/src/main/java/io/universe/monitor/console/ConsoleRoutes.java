package io.universe.monitor.console;

import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** {@code GET /} and {@code GET /debug}: the page, and its files below {@code /debug/files/}. They tell nothing of the universe, so that they are for everybody. Owned by the event loop. */
public final class ConsoleRoutes {

    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private @Nullable Future<ConsoleFiles> files;

    /** Reads the files when somebody asks for the first one. */
    public ConsoleRoutes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Changes nothing, so that it is for every router. */
    public void mount(Router router) {
        router.get("/").handler(context -> answer(context, ConsoleFiles.INDEX));
        router.get("/debug").handler(context -> answer(context, ConsoleFiles.INDEX));
        router.get("/debug/files/*").handler(context -> answer(context, String.valueOf(context.pathParam("*"))));
    }

    private void answer(RoutingContext context, String name) {
        files().onSuccess(all -> all.find(name)
                        .ifPresentOrElse(
                                file -> file.answer(context),
                                () -> Problems.refuse(context, NOT_FOUND, "the console has no such file")))
                .onFailure(context::fail);
    }

    private Future<ConsoleFiles> files() {
        Future<ConsoleFiles> known = files;
        if (known == null) {
            known = vertx.executeBlocking(ConsoleFiles::read);
            files = known;
        }
        return known;
    }
}
