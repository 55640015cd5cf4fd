package io.universe.monitor.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.universe.operations.MonitorOptions.Access;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those change something who know the token, and everybody read what is open. The comparison takes as long for a token that is nearly right as for any other. */
final class TokenGuard implements Handler<RoutingContext> {

    private static final int UNAUTHORIZED = 401;
    private static final String CHALLENGE = "Bearer realm=\"universe\"";

    private final Access access;
    private final Set<String> health;
    private final byte[] expected;

    /** With the paths that are open where only health is. */
    TokenGuard(Access access, Set<String> health) {
        this.access = access;
        this.health = Set.copyOf(health);
        this.expected = bytes("Bearer " + access.token());
    }

    @Override
    public void handle(RoutingContext context) {
        String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (isOpen(context) || isRight(given)) {
            context.next();
        } else {
            context.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
            Answers.refuse(context, UNAUTHORIZED, refusal(context.request().method()));
        }
    }

    private boolean isOpen(RoutingContext context) {
        return !Methods.isChanging(context.request().method())
                && switch (access.reading()) {
                    case ALL -> true;
                    case HEALTH -> health.contains(context.normalizedPath());
                    case NOTHING -> false;
                };
    }

    private boolean isRight(@Nullable String given) {
        return given != null && MessageDigest.isEqual(expected, bytes(given));
    }

    private String refusal(HttpMethod method) {
        return "%s wants the token in %s: send Authorization: Bearer TOKEN, or ask at control.sock"
                .formatted(Methods.isChanging(method) ? "changing" : "reading", access.tokenFile());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
