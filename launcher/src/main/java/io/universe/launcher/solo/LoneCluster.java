package io.universe.launcher.solo;

import io.universe.cluster.Cluster;
import io.universe.cluster.Departure;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.session.ContextOptions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** The universe of a process that is alone: nobody joins, nobody leaves, and what runs once in a context runs here. What is said to other contexts, those in this JVM hear. */
record LoneCluster(Node self, ContextOptions contexts, Emitter emitter, Leases leases) implements Cluster {

    @Override
    public List<Node> nodes() {
        return List.of();
    }

    @Override
    public void onNodeJoined(Consumer<Node> listener) {
        // Nobody will.
    }

    @Override
    public void onNodeLeft(Consumer<Departure> listener) {
        // Nobody can.
    }

    @Override
    public JsonObject options(String context) {
        return contexts.of(context);
    }

    @Override
    public Future<Integer> fork(int count) {
        return Future.failedFuture(
                count < 1
                        ? new IllegalArgumentException("count must be 1 or more, got " + count)
                        : new IllegalStateException("only a worker with a master can ask for more of its context; "
                                + "this is everything in one JVM, start it with -cluster"));
    }

    @Override
    public Singleton singleton(String name, SingletonJob job) {
        return leases.singleton(self.context(), name, job);
    }
}
