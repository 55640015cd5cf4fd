package io.universe.worker.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a request gets that no handler of the application answers, or whose handler fails: a problem document (RFC 9457), and never a stack trace. Only 405 and 415 are left to Vert.x, which answers
 * them with a header that says what would be allowed.
 */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int INTERNAL_ERROR = 500;

    private Problems() {}

    /** The last resort on the router; an application replaces it, status by status, by error handlers of its own. */
    public static void mount(Router router) {
        IntStream.range(400, 600)
                .filter(status -> status != METHOD_NOT_ALLOWED && status != UNSUPPORTED_MEDIA_TYPE)
                .forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private static void answer(RoutingContext context, int status) {
        if (status >= INTERNAL_ERROR) {
            LOG.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    context.failure());
        }
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            response.reset();
        } else {
            response.headers().remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.CONTENT_ENCODING);
            refuse(context, status, HttpResponseStatus.valueOf(status).reasonPhrase());
        }
    }

    /** Answers with a problem document of this title; nothing may have been written yet. */
    public static void refuse(RoutingContext context, int status, String title) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(problem(status, title, context.request().path()));
    }

    private static String problem(int status, String title, String path) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("instance", path)
                .encode();
    }
}
