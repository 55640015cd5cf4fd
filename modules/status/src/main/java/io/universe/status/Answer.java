package io.universe.status;

import io.universe.cluster.Node;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the question to one node. */
sealed interface Answer {

    /** Its entry; empty where it has none. */
    Optional<NodeStatus> entry(Node node, String name);

    JsonObject toJson();

    static Answer fromJson(JsonObject json) {
        if (json.containsKey("status")) {
            return new Said(json.getValue("status"));
        }
        String error = json.getString("error");
        return error == null ? new Unknown() : new Failed(error);
    }

    /** It has said this. */
    record Said(@Nullable Object value) implements Answer {

        @Override
        public Optional<NodeStatus> entry(Node node, String name) {
            return Optional.of(NodeStatus.of(node, name, value));
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("status", value);
        }
    }

    /** It could not say anything, or nobody has heard it. */
    record Failed(String error) implements Answer {

        private static final int LONGEST = 500;

        /** One line of what went wrong. */
        static Failed of(String what, Throwable cause) {
            String line = (what + ": " + cause).lines().findFirst().orElse(what);
            return new Failed(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        }

        @Override
        public Optional<NodeStatus> entry(Node node, String name) {
            return Optional.of(NodeStatus.failed(node, name, error));
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject().put("error", error);
        }
    }

    /** It has nothing of this name. */
    record Unknown() implements Answer {

        @Override
        public Optional<NodeStatus> entry(Node node, String name) {
            return Optional.empty();
        }

        @Override
        public JsonObject toJson() {
            return new JsonObject();
        }
    }
}
