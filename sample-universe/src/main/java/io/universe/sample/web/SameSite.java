package io.universe.sample.web;

import io.universe.sample.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses what the page of another site makes a browser send. What is no browser says no origin, and is nobody's accomplice. */
final class SameSite {

    private SameSite() {}

    static void check(RoutingContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOf(context.request().authority(), origin)) {
            throw Refusal.forbidden("pages of other sites may only read, got a request from " + origin);
        }
        context.next();
    }

    /** Without the scheme: a proxy may speak TLS for the worker. */
    static boolean isOf(@Nullable HostAndPort authority, String origin) {
        return authority != null && authority.toString().equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
