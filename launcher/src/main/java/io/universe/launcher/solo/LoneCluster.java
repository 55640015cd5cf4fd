package io.universe.launcher.solo;

import io.universe.cluster.Cluster;
import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import java.util.List;
import java.util.function.Consumer;

/** The universe of a process that is alone: nobody joins, nobody leaves. */
record LoneCluster(Node self) implements Cluster {

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
}
