package io.universe.sample;

import io.universe.app.Worker;
import io.universe.cache.Caches;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A universe that is only told: nodes join and leave because a test says so. Safe from any thread. */
public final class PlainUniverse {

    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final Vertx vertx;
    private final Caches caches = Caches.local();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    /** A universe without nodes. */
    public PlainUniverse(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A node as it would be announced; its pid is made up from its slot and incarnation. */
    public static Node node(Role role, String context, int slot, int incarnation) {
        String worker = role == Role.MASTER ? context : context + "-" + slot;
        long pid = 4000L + 100L * incarnation + slot;
        return new Node(
                worker + "/" + incarnation, role, context, worker, slot, incarnation, 1, "localhost", pid, "test");
    }

    /** The worker that this node is, as its application sees it. */
    public Worker worker(Node node) {
        return new PlainWorker(vertx, this, node);
    }

    /** Announces a node. */
    public void join(Node node) {
        nodes.add(node);
        publish(ClusterEvents.NODE_JOINED, node.toJson());
    }

    /** Announces that a node was killed. */
    public void kill(Node node) {
        nodes.remove(node);
        publish(ClusterEvents.NODE_LEFT, new Departure(node, "signal", null, "SIGKILL", "master").toJson());
    }

    Caches caches() {
        return caches;
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    private void publish(String address, JsonObject body) {
        vertx.eventBus().publish(address, body, LOCAL);
    }
}
