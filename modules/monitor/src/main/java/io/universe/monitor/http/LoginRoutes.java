package io.universe.monitor.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.universe.operations.Operations;
import io.universe.worker.http.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /login} and {@code POST /logout}: who knows the token gets a session for a browser, so that the token is kept nowhere. */
final class LoginRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(LoginRoutes.class);
    private static final int MOST_BODY_BYTES = 4 << 10;
    private static final int DONE = 204;
    private static final int TOO_MANY = 429;
    private static final String TOKEN = "token";
    private static final String BEARER = "Bearer ";

    private final Operations operations;
    private final Sessions sessions;
    private final LoginLimit limit;
    private final Predicate<String> isToken;

    /**
     * A place to log in at.
     *
     * @param isToken whether a text is what whoever changes something has to know
     */
    LoginRoutes(Operations operations, Sessions sessions, LoginLimit limit, Predicate<String> isToken) {
        this.operations = operations;
        this.sessions = sessions;
        this.limit = limit;
        this.isToken = isToken;
    }

    /** For everybody. */
    void mountLogin(Router router) {
        router.post("/login")
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
                .handler(this::login);
        router.route("/login").handler(context -> context.fail(Answers.NOT_ALLOWED));
    }

    /** For who is let in. */
    void mountLogout(Router router) {
        router.post("/logout").handler(this::logout);
    }

    private void login(RoutingContext context) {
        if (limit.isReached()) {
            context.response().putHeader(HttpHeaderNames.RETRY_AFTER, String.valueOf(LoginLimit.PERIOD.toSeconds()));
            Problems.refuse(context, TOO_MANY, "the token was wrong too often; try again in a minute");
        } else if (given(context).filter(isToken).isPresent()) {
            letIn(context);
        } else {
            refuse(context);
        }
    }

    private void letIn(RoutingContext context) {
        HttpServerRequest request = context.request();
        operations.onChange(Authors.of(request), "POST /login");
        SessionCookie.set(request, sessions.open());
        end(context);
    }

    private void refuse(RoutingContext context) {
        limit.onFailure();
        if (limit.isReached()) {
            LOG.warn(
                    "login refused {} times within {}, the last time from {}; nobody can log in for as long",
                    LoginLimit.MOST_FAILURES,
                    LoginLimit.PERIOD,
                    Authors.of(context.request()).from());
        }
        TokenGuard.challenge(context);
        Problems.refuse(
                context, Answers.UNAUTHORIZED, "that is not the token; it stands in the file run/token of the home");
    }

    private void logout(RoutingContext context) {
        SessionCookie.value(context.request()).ifPresent(sessions::close);
        SessionCookie.clear(context.request());
        end(context);
    }

    private static void end(RoutingContext context) {
        context.response()
                .setStatusCode(DONE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** In the body, or as whoever has no browser says it; never in the path, which logs keep. */
    private static Optional<String> given(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()));
        }
        String form = context.request().getFormAttribute(TOKEN);
        return Optional.ofNullable(form).or(() -> inJson(context)).map(String::strip);
    }

    private static Optional<String> inJson(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject())
                                    .orElseGet(JsonObject::new)
                                    .getValue(TOKEN)
                            instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
