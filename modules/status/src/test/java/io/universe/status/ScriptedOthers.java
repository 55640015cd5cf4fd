package io.universe.status;

import io.universe.cluster.Node;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Other nodes that answer as a test has it. */
final class ScriptedOthers implements Others {

    private final Map<Node, Function<Question, Future<JsonObject>>> nodes = new LinkedHashMap<>();

    ScriptedOthers with(Node node, Function<Question, Future<JsonObject>> answer) {
        nodes.put(node, answer);
        return this;
    }

    void remove(Node node) {
        nodes.remove(node);
    }

    @Override
    public List<Node> nodes() {
        return List.copyOf(nodes.keySet());
    }

    /** Over the wire and back. */
    @Override
    public Future<JsonObject> ask(Node node, Question question) {
        Question heard = Question.fromJson(new JsonObject(question.toJson().encode()));
        return nodes.getOrDefault(node, unasked -> Future.failedFuture("there is no " + node.worker()))
                .apply(heard);
    }
}
