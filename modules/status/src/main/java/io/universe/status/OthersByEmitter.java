package io.universe.status;

import io.universe.cluster.Cluster;
import io.universe.cluster.Node;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The other nodes as the cluster shows them, asked through the emitter. */
record OthersByEmitter(Cluster cluster) implements Others {

    /** Requests of a standby are held back for as long as it is one, so it asks nobody. */
    @Override
    public List<Node> nodes() {
        return cluster.isStandby() ? List.of() : cluster.nodes();
    }

    @Override
    public Future<JsonObject> ask(Node node, Question question) {
        return cluster.emitter().request(node, question.patience(), Respondent.EVENT, question.toJson());
    }
}
