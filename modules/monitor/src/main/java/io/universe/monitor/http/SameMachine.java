package io.universe.monitor.http;

import io.universe.worker.http.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what a foreign web page makes a browser on this machine send: a Host or an Origin that is not loopback (DNS rebinding, cross-site requests). */
final class SameMachine {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int FORBIDDEN = 403;

    private SameMachine() {}

    static void check(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (authority == null || !LOOPBACK.contains(authority.host()) || !isLoopback(origin)) {
            Problems.refuse(context, FORBIDDEN, "Only asked from this machine, by its loopback name");
        } else {
            context.next();
        }
    }

    private static boolean isLoopback(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
