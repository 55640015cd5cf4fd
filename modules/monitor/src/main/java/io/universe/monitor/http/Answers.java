package io.universe.monitor.http;

import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;

/** How routes answer: what is true now, and nothing to be kept. */
final class Answers {

    static final String JSON = "application/json";

    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int FAILED = 500;
    static final int NOT_READY = 503;

    private Answers() {}

    static HttpServerResponse head(HttpServerResponse response, String type) {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, type).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    static void json(RoutingContext context, int status, JsonObject body) {
        json(context, status, body.toBuffer());
    }

    static void json(RoutingContext context, int status, Buffer body) {
        head(context.response().setStatusCode(status), JSON).end(body);
    }

    /** Refuses a request of which the body is not wanted any more: where it is still coming, the connection ends. */
    static void refuse(RoutingContext context, int status, String title) {
        boolean isComing = !context.request().isEnded();
        if (isComing) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Problems.refuse(context, status, title);
        if (isComing) {
            context.request().connection().close();
        }
    }

    /** Whoever answers may do so on any thread; the request is the event loop's. */
    static <T> Future<T> onLoop(RoutingContext context, CompletionStage<T> answer) {
        return Future.fromCompletionStage(answer, context.vertx().getOrCreateContext());
    }
}
