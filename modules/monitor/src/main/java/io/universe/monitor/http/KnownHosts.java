package io.universe.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses what a foreign web page makes a browser send: a Host or an Origin that is none of the monitor's names (DNS rebinding, cross-site requests). */
record KnownHosts(Set<String> names) implements Handler<RoutingContext> {

    private static final int FORBIDDEN = 403;

    /** Names have no case. */
    KnownHosts {
        names = names.stream().map(KnownHosts::lower).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void handle(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (authority == null || !names.contains(lower(authority.host())) || !isKnown(origin)) {
            Answers.refuse(
                    context,
                    FORBIDDEN,
                    "Only asked by a name of its own; monitor.hosts in the configuration adds others");
        } else {
            context.next();
        }
    }

    private boolean isKnown(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && names.contains(lower(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
