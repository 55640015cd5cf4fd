package io.universe.monitor.console;

import io.universe.monitor.page.PageHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;

/** A file of the page. A browser keeps it, asks each time, and gets it only where its tag has changed. */
record ConsoleFile(String type, Buffer bytes, String tag) {

    /** Nothing but what the page brings itself runs, is shown or is asked; styles are set by the style sheets and by the scripts, never by attributes. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final int NOT_MODIFIED = 304;
    private static final int TAG_LENGTH = 16;

    /** With the tag that belongs to the bytes. */
    static ConsoleFile of(String type, byte[] bytes) {
        return new ConsoleFile(type, Buffer.buffer(bytes), tag(bytes));
    }

    /** Answers the request with it, or says that it has not changed. */
    void answer(RoutingContext context) {
        HttpServerResponse response = PageHeaders.put(context.response(), POLICY)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, tag);
        if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(bytes);
        }
    }

    private static String tag(byte[] bytes) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(PageHeaders.digest(bytes));
        return '"' + text.substring(0, TAG_LENGTH) + '"';
    }
}
