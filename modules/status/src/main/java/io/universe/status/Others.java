package io.universe.status;

import io.universe.cluster.Node;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The other nodes of the universe, and a way to ask one of them. */
interface Others {

    /** Those that are there now. */
    List<Node> nodes();

    /** What it answers, as JSON. Fails as a request of the emitter does. */
    Future<JsonObject> ask(Node node, Question question);
}
