package io.universe.monitor.http;

import io.universe.operations.Environment;
import io.universe.operations.Operations;
import io.universe.operations.Wish;
import io.universe.worker.http.Problems;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /contexts/NAME/reload}, where {@code all} is every context. The body may be missing, or is
 * {@code {"rollback":false,"environment":{"NAME":"value"}}}; what an environment holds goes into no answer and no log.
 */
final class ReloadRoute {

    private static final String ROLLBACK = "rollback";
    private static final String ENVIRONMENT = "environment";
    private static final String FORM =
            "the body is no reload; write {\"rollback\":true,\"environment\":{\"NAME\":\"value\"}}, or nothing";

    private ReloadRoute() {}

    static void handle(RoutingContext request, Operations operations) {
        Buffer body = Optional.ofNullable(request.body().buffer()).orElseGet(Buffer::buffer);
        Optional<Wish.Reload> wish = wish(request.pathParam("context"), body);
        if (wish.isPresent()) {
            WishAnswer.give(request, operations, wish.get());
        } else {
            Problems.refuse(request, Answers.BAD_REQUEST, FORM);
        }
    }

    /** Empty where the body is none of a reload. */
    static Optional<Wish.Reload> wish(String context, Buffer body) {
        try {
            JsonObject said = body.length() == 0 ? new JsonObject() : body.toJsonObject();
            return Set.of(ROLLBACK, ENVIRONMENT).containsAll(said.fieldNames())
                    ? Optional.of(wish(context, said))
                    : Optional.empty();
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static Wish.Reload wish(String context, JsonObject said) {
        Optional<Environment> environment =
                Optional.ofNullable(said.getJsonObject(ENVIRONMENT)).map(ReloadRoute::environment);
        return new Wish.Reload(UUID.randomUUID().toString(), context, said.getBoolean(ROLLBACK, true), environment);
    }

    private static Environment environment(JsonObject variables) {
        Map<String, String> texts = new HashMap<>();
        for (String name : variables.fieldNames()) {
            if (!(variables.getValue(name) instanceof String text)) {
                throw new ClassCastException("the value of a variable is a text");
            }
            texts.put(name, text);
        }
        return Environment.of(texts);
    }
}
