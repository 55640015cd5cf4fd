package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Worker;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The page and its files. A browser asks each time, and gets the content only where it changed. */
final class PageController implements Controller {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Assets assets;

    PageController(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void routes(Router router, Worker worker) {
        assets.all().forEach(asset -> router.get(asset.path()).handler(context -> serve(context, asset)));
    }

    private static void serve(RoutingContext context, Asset asset) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        asset.content().answer(context);
    }
}
