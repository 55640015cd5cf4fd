package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** {@code /api/constellations}: what the engine knows of the figures in the sky. */
final class ConstellationController implements Controller {

    private final ConstellationAnswers answers;
    private final ConstellationPages pages;

    ConstellationController(ConstellationAnswers answers, ConstellationPages pages) {
        this.answers = answers;
        this.pages = pages;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/constellations").handler(context -> answer(context, Optional.empty()));
        router.get("/api/constellations/:id").handler(context -> answer(context, Optional.of(id(context))));
        router.post("/api/constellations/:id/refresh").handler(SameSite::check).handler(this::refresh);
    }

    private void answer(RoutingContext context, Optional<String> id) {
        Query.of(context.queryParams(), Set.of());
        pages.page(id).onSuccess(page -> page.answer(context)).onFailure(context::fail);
    }

    private void refresh(RoutingContext context) {
        answers.forget(id(context))
                .onSuccess(forgotten -> context.response().setStatusCode(204).end())
                .onFailure(context::fail);
    }

    private static String id(RoutingContext context) {
        return context.pathParam("id");
    }
}
