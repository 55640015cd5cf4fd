package io.universe.monitor.http;

import io.universe.operations.Durations;
import io.universe.operations.Operations;
import io.universe.spi.StatusReader;
import io.universe.worker.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /status} and {@code GET /status/NAME}: what the nodes say about themselves, and under which names. {@code ?wait=500ms} is how long a silent node is waited for.
 */
final class StatusRoute {

    private static final String WAIT = "wait";
    private static final Duration WAIT_BY_DEFAULT = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Operations operations;

    StatusRoute(Operations operations) {
        this.operations = operations;
    }

    void mount(Router router) {
        router.get("/status").handler(this::names);
        router.get("/status/:name").handler(this::one);
    }

    /** The names. */
    private void names(RoutingContext request) {
        asked(
                request,
                (reader, wait) -> onLoop(request, reader.names(wait))
                        .onSuccess(names ->
                                Answers.json(request, Answers.OK, new JsonObject().put("names", new JsonArray(names))))
                        .onFailure(request::fail));
    }

    /** What stands under one of them. */
    private void one(RoutingContext request) {
        String name = request.pathParam("name");
        asked(
                request,
                (reader, wait) -> onLoop(request, reader.read(name, wait))
                        .onSuccess(found -> found.ifPresentOrElse(
                                entries -> Answers.json(request, Answers.OK, entries.toBuffer()),
                                () -> unknown(request, reader, name, wait)))
                        .onFailure(request::fail));
    }

    private void unknown(RoutingContext request, StatusReader reader, String name, Duration wait) {
        onLoop(request, reader.names(wait))
                .onSuccess(names -> Problems.refuse(request, Answers.NOT_FOUND, refusal(name, names)))
                .onFailure(request::fail);
    }

    private static String refusal(String name, List<String> names) {
        return "no node says anything under \"%s\"; there are: %s".formatted(name, String.join(", ", names));
    }

    private void asked(RoutingContext request, BiConsumer<StatusReader, Duration> question) {
        Duration wait;
        try {
            wait = wait(request.request().getParam(WAIT));
        } catch (IllegalArgumentException e) {
            Problems.refuse(request, Answers.BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        operations
                .statusReader()
                .ifPresentOrElse(
                        reader -> question.accept(reader, wait),
                        () -> Problems.refuse(
                                request,
                                Answers.NOT_READY,
                                "nobody can ask the nodes yet: the master has not joined the cluster, or the part that asks has not started; see log/master.log"));
    }

    /** Throws IllegalArgumentException with a sentence that says what is allowed. */
    static Duration wait(@Nullable String text) {
        return text == null ? WAIT_BY_DEFAULT : Durations.parse(WAIT, text, SHORTEST, LONGEST);
    }

    private static <T> Future<T> onLoop(RoutingContext request, Future<T> future) {
        return Answers.onLoop(request, future.toCompletionStage());
    }
}
