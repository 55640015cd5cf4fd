package io.universe.monitor.http;

import io.universe.operations.Ecv;
import io.universe.operations.Operations;
import io.universe.operations.Wish;
import io.universe.worker.http.Problems;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What load balancers ask, {@code /ecv} unless the settings say otherwise, and where a person tells them to send traffic here or elsewhere. */
final class EcvRoutes {

    private static final String TEXT = "text/plain; charset=utf-8";
    /** What each type that a client may accept gets. */
    private static final Map<String, String> ANSWERS =
            Map.of(Answers.JSON, Answers.JSON, "text/plain", TEXT, "text/*", TEXT, "*/*", TEXT);

    private final Operations operations;
    private final Clock clock;

    EcvRoutes(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** What changes something does so by POST alone. */
    void mount(Router router) {
        Ecv.Paths paths = operations.ecv().paths();
        router.route(paths.root())
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::tell);
        router.post(paths.markUp()).handler(context -> mark(context, true));
        router.post(paths.markDown()).handler(context -> mark(context, false));
    }

    private void mark(RoutingContext context, boolean isUp) {
        String reason = context.request().getParam("reason", isUp ? "marked up" : "marked down");
        WishAnswer.give(context, operations, new Wish.Mark(isUp, reason));
    }

    private void tell(RoutingContext context) {
        Optional<Ecv.Sign> sign = operations.ecv().sign();
        if (sign.isPresent()) {
            tell(context, sign.get());
        } else {
            Problems.refuse(context, Answers.NOT_FOUND, "ECV is off; ecv.mode=control or ecv.mode=monitor turns it on");
        }
    }

    private void tell(RoutingContext context, Ecv.Sign sign) {
        JsonObject answer = answer(sign);
        String type = wanted(context);
        int status = sign.isUp() ? Answers.OK : Answers.NOT_READY;
        HttpServerResponse response = Answers.head(context.response().setStatusCode(status), type);
        if (type.equals(Answers.JSON)) {
            response.end(answer.put("by", sign.by().label())
                    .put("reason", sign.reason())
                    .toBuffer());
        } else {
            response.end(text(answer));
        }
    }

    private JsonObject answer(Ecv.Sign sign) {
        Ecv.Place place = operations.ecv().place();
        return new JsonObject()
                .put("status", sign.isUp() ? "AVAILABLE" : "DISABLED")
                .put("ServeTraffic", sign.isUp())
                .put("ip", place.ip())
                .put("hostname", place.host())
                .put("port", place.port())
                .put("time", clock.instant().toString())
                .put("since", sign.since().toString());
    }

    private static String text(JsonObject answer) {
        return String.join(
                "&",
                answer.stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .toList());
    }

    /** Text to whoever does not say what it wants, or wants something that there is not: a load balancer must get an answer. */
    private static String wanted(RoutingContext context) {
        return context.parsedHeaders().accept().stream()
                .flatMap(accepted -> Optional.ofNullable(ANSWERS.get(typeOf(accepted))).stream())
                .findFirst()
                .orElse(TEXT);
    }

    private static String typeOf(MIMEHeader accepted) {
        return (accepted.component() + "/" + accepted.subComponent()).toLowerCase(Locale.ROOT);
    }
}
