package io.universe.monitor.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.universe.operations.MonitorOptions.Access;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets those change something who know the token, or have logged in with it, and everybody read what is open. The comparison takes as long for a token that is nearly right as for any other.
 */
final class TokenGuard implements Handler<RoutingContext> {

    private static final String CHALLENGE = "Bearer realm=\"universe\"";

    private final Access access;
    private final Set<String> health;
    private final Sessions sessions;
    private final byte[] expected;

    /** With the paths that are open where only health is. */
    TokenGuard(Access access, Set<String> health, Sessions sessions) {
        this.access = access;
        this.health = Set.copyOf(health);
        this.sessions = sessions;
        this.expected = bytes("Bearer " + access.token());
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isOpen(context) || isRight(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
        } else if (isOfSession(request)) {
            endWithItsSession(context);
            context.next();
        } else {
            challenge(context);
            Answers.refuse(context, Answers.UNAUTHORIZED, refusal(request.method()));
        }
    }

    /** Says what would be right. */
    static void challenge(RoutingContext context) {
        context.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
    }

    /** Whether it is the token itself, which is never empty. */
    boolean isToken(String given) {
        return !given.isEmpty() && isRight("Bearer " + given);
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

    /** A session is good for a change only from the page that has it. */
    private boolean isOfSession(HttpServerRequest request) {
        return SessionCookie.value(request).filter(sessions::isOpen).isPresent()
                && (!Methods.isChanging(request.method()) || SessionCookie.isOfOwnPage(request));
    }

    /** Who has logged out, or whose time is over, reads no further: a feed would go on for ever. A change is not given up half-way. */
    private void endWithItsSession(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!Methods.isChanging(request.method())) {
            Runnable forget = sessions.whenOver(
                    SessionCookie.value(request).orElseThrow(),
                    () -> request.response().reset());
            context.addEndHandler(ended -> forget.run());
        }
    }

    private String refusal(HttpMethod method) {
        return "%s wants the token in %s: send Authorization: Bearer TOKEN, or ask at control.sock"
                .formatted(Methods.isChanging(method) ? "changing" : "reading", access.tokenFile());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
