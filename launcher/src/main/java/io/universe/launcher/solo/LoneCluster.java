package io.universe.launcher.solo;

import io.universe.cluster.Cluster;
import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.lease.Leases;
import java.util.List;
import java.util.function.Consumer;

/** The universe of a process that is alone: nobody joins, nobody leaves, and what runs once in a context runs here. */
record LoneCluster(Node self, Leases leases) implements Cluster {

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
    public Singleton singleton(String name, SingletonJob job) {
        return leases.singleton(self.context(), name, job);
    }
}
