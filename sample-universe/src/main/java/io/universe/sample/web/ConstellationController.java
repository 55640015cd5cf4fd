package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.universe.sample.wire.Refusal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /api/constellations}: what the engine knows of the figures in the sky. */
final class ConstellationController implements Controller {

    /** There is no end to what else one could ask for, and each would be kept in the cache. */
    private static final Pattern ABBREVIATION = Pattern.compile("[A-Za-z]{3}");

    private final ConstellationAnswers answers;
    private final ConstellationPages pages;

    ConstellationController(ConstellationAnswers answers, ConstellationPages pages) {
        this.answers = answers;
        this.pages = pages;
    }

    @Override
    public void routes(Router router, Worker worker) {
        router.get("/api/constellations").handler(context -> answer(context, Optional.empty()));
        router.get("/api/constellations/:id")
                .handler(ConstellationController::check)
                .handler(context -> answer(context, Optional.of(id(context))));
        router.post("/api/constellations/:id/refresh")
                .handler(SameSite::check)
                .handler(ConstellationController::check)
                .handler(this::refresh);
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

    private static void check(RoutingContext context) {
        String id = id(context);
        if (!ABBREVIATION.matcher(id).matches()) {
            throw Refusal.notFound("there is no constellation with the abbreviation " + id);
        }
        context.next();
    }

    private static String id(RoutingContext context) {
        return context.pathParam("id");
    }
}
