package io.universe.sample.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What went wrong with a request, as RFC 9457 writes it. Its type is {@code about:blank}: the status says all there is to know of its kind.
 *
 * @param detail what went wrong this time, for people
 * @param instance the path that was asked for
 */
record Problem(int status, String detail, String instance) {

    private static final String RETRY_AFTER_SECONDS = "1";

    String title() {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title())
                .put("status", status)
                .put("detail", detail)
                .put("instance", instance);
    }

    /** Answers the request with it. */
    void answer(RoutingContext context) {
        if (status == HttpResponseStatus.SERVICE_UNAVAILABLE.code()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(toJson().toBuffer());
    }
}
