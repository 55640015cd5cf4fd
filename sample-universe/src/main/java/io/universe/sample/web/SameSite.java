package io.universe.sample.web;

import io.universe.sample.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the page of another site makes a browser send: by {@code Sec-Fetch-Site} where the browser says that, by {@code Origin} in any case. What is no browser says neither, and is nobody's accomplice.
 *
 * <p>The worker's own name is the {@code Host} that it was asked by, whatever it is. So this does not help against DNS rebinding: a page whose name was made to point to the worker's address is of the same site, to the browser and here. Where that
 * matters, what is in front of the workers has to refuse names that are not theirs.
 */
final class SameSite {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String CROSS_SITE = "cross-site";

    private SameSite() {}

    static void check(RoutingContext context) {
        if (CROSS_SITE.equalsIgnoreCase(context.request().getHeader(FETCH_SITE))) {
            throw Refusal.forbidden("pages of other sites may only read, got a request of one of them");
        }
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
