package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.lease.Release;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What nodes say to each other, one to one. On the bus it is a JSON object whose {@code type} tells which. */
sealed interface NodeMessage {

    JsonObject toJson();

    /** Where a node hears such messages: its only registration of the framework's own. */
    static String address(String uuid) {
        return ADDRESS_PREFIX + uuid;
    }

    String ADDRESS_PREFIX = "universe.node.";

    /** The first half of a handshake; answered by {@link Ack}, or refused. */
    record Syn(Node from, String targetUuid) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("handshake_syn")
                    .put("uuid", from.uuid())
                    .put("target_uuid", targetUuid)
                    .put("node", from.toJson());
        }
    }

    /** The second half: the sender is announced and has joined the receiver. Also sent unasked, which costs nothing and opens the line. */
    record Ack(Node from) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("handshake_ack").put("uuid", from.uuid()).put("node", from.toJson());
        }
    }

    /** The sender leaves, and is about to exit with this code, where it knows. Answered, so that the sender knows it was heard. */
    record Goodbye(String uuid, String cause, @Nullable Integer exitCode) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("goodbye").put("uuid", uuid).put("cause", cause).put("exitCode", exitCode);
        }
    }

    /** The sender saw the process of a node end. */
    record Lost(
            String uuid,
            String cause,
            @Nullable Integer exitCode,
            @Nullable String signal) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("lost")
                    .put("uuid", uuid)
                    .put("cause", cause)
                    .put("exitCode", exitCode)
                    .put("signal", signal);
        }
    }

    /** The sender drains: it listens no more at any address of the application. Answered when the receiver has stopped sending there. */
    record Withdrawn(String uuid) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("withdrawn").put("uuid", uuid);
        }
    }

    /** The receiver is to check its registrations. Answered by what it found. */
    record Check() implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("check");
        }
    }

    /** The sender has released a lease that others wait for. */
    record Released(Release release) implements NodeMessage {
        @Override
        public JsonObject toJson() {
            return typed("released").put("lease", release.key()).put("token", release.token());
        }
    }

    /** Reads what {@link #toJson} wrote; null where it is of a type that this version does not know. Throws some RuntimeException where it is nothing of the kind. */
    static @Nullable NodeMessage fromJson(JsonObject json) {
        String type = text(json, "type");
        return switch (type) {
            case "handshake_syn" -> new Syn(Node.fromJson(json.getJsonObject("node")), text(json, "target_uuid"));
            case "handshake_ack" -> new Ack(Node.fromJson(json.getJsonObject("node")));
            case "goodbye" -> new Goodbye(text(json, "uuid"), text(json, "cause"), json.getInteger("exitCode"));
            case "lost" ->
                new Lost(
                        text(json, "uuid"), text(json, "cause"), json.getInteger("exitCode"), json.getString("signal"));
            case "withdrawn" -> new Withdrawn(text(json, "uuid"));
            case "check" -> new Check();
            case "released" -> new Released(new Release(text(json, "lease"), json.getString("token", "")));
            default -> null;
        };
    }

    private static JsonObject typed(String type) {
        return new JsonObject().put("type", type);
    }

    private static String text(JsonObject json, String key) {
        String text = json.getString(key);
        if (text == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return text;
    }
}
