package io.universe.cluster.bus;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nodes as the framework makes them. */
public final class SessionBusUniverse implements BusUniverse {

    private final TestUniverse universe;
    private final Map<Vertx, TestNode> nodes = new LinkedHashMap<>();

    public SessionBusUniverse(ClusterFixture cluster) {
        universe = new TestUniverse(cluster);
    }

    @Override
    public Vertx node(String name) {
        TestNode node = universe.member(name, nodes.size() < 2).announce();
        nodes.values().forEach(other -> {
            other.awaitJoined(node);
            node.awaitJoined(other);
        });
        nodes.put(node.session().vertx(), node);
        return node.session().vertx();
    }

    @Override
    public void kill(Vertx node) {
        TestNode dead = nodes.remove(node);
        if (dead == null) {
            throw new IllegalArgumentException("no node of this universe");
        }
        universe.kill(dead);
    }

    @Override
    public void close() {
        universe.close();
    }
}
