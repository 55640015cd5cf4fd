package io.universe.launcher.control;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** An answer that says no, as a problem document (RFC 9457). */
final class Refusal {

    private Refusal() {}

    static void answer(RoutingContext context, int status, String title) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("instance", context.request().path())
                        .toBuffer());
    }
}
