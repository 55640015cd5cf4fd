package io.universe.sample.web;

import io.universe.cluster.Node;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a live stream says, as bytes of {@code text/event-stream}. */
final class LiveEvent {

    /** A sign of life, which browsers ignore and proxies count. */
    static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

    private LiveEvent() {}

    /** The beginning of every stream: how soon to come back when it breaks, who serves it, and all nodes there are. */
    static Buffer nodes(Node self, List<Node> others) {
        JsonArray nodes = new JsonArray().add(self.toJson());
        others.forEach(node -> nodes.add(node.toJson()));
        JsonObject data = new JsonObject().put("self", self.uuid()).put("nodes", nodes);
        return Buffer.buffer("retry: 1000\n").appendBuffer(of("nodes", data));
    }

    static Buffer of(String name, JsonObject data) {
        return Buffer.buffer("event: " + name + "\ndata: " + data.encode() + "\n\n");
    }
}
