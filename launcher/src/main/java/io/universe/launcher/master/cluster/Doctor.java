package io.universe.launcher.master.cluster;

import io.universe.cluster.session.Examined;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Has every node check its registrations when an operator asks, and says what came of it. Safe from any thread; waits for nobody. */
public final class Doctor {

    private final Future<MasterCluster> cluster;
    private final CheckNews news;

    /** Asks the nodes of this cluster; what they find is news. */
    public Doctor(Future<MasterCluster> cluster, CheckNews news) {
        this.cluster = cluster;
        this.news = news;
    }

    /** What came of it, within some ten seconds; empty where there is no cluster yet. */
    public CompletableFuture<Optional<JsonObject>> examine() {
        if (!cluster.succeeded()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return cluster.result()
                .session()
                .examine()
                .onSuccess(news::onExamined)
                .map(nodes -> Optional.of(answer(nodes)))
                .toCompletionStage()
                .toCompletableFuture();
    }

    static JsonObject answer(List<Examined> nodes) {
        return new JsonObject()
                .put("well", nodes.stream().allMatch(Examined::isWell))
                .put("nodes", new JsonArray(nodes.stream().map(Examined::toJson).toList()));
    }
}
