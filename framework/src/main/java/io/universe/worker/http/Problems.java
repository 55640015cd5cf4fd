package io.universe.worker.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request gets that no handler of the application answers, or whose handler fails: a problem document (RFC 9457), and never a stack trace. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int INTERNAL_ERROR = 500;

    private Problems() {}

    /** The last resort on the router; an application replaces it by an error handler of its own. */
    public static void mount(Router router) {
        router.errorHandler(404, context -> answer(context, 404, "Not Found"));
        router.errorHandler(INTERNAL_ERROR, Problems::failed);
    }

    private static void failed(RoutingContext context) {
        LOG.error("{} {} failed", context.request().method(), context.request().path(), context.failure());
        answer(context, INTERNAL_ERROR, "Internal Server Error");
    }

    private static void answer(RoutingContext context, int status, String title) {
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("instance", context.request().path())
                        .encode());
    }
}
