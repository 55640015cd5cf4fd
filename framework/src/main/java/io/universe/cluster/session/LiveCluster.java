package io.universe.cluster.session;

import io.universe.cluster.Cluster;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.lease.Leases;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The universe as this node's subscribers are told of it. Its context owns the listeners and makes every announcement; the list may be read from any thread. */
final class LiveCluster implements Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCluster.class);
    private static final DeliveryOptions HERE = new DeliveryOptions().setLocalOnly(true);

    private volatile Node self;
    private final Vertx vertx;
    private final ContextInternal context;
    private final Leases leases;
    private final List<Consumer<Node>> joinListeners = new ArrayList<>();
    private final List<Consumer<Departure>> leaveListeners = new ArrayList<>();
    private volatile List<Node> nodes = List.of();

    LiveCluster(Node self, ContextInternal context, Leases leases) {
        this.self = self;
        this.vertx = context.owner();
        this.context = context;
        this.leases = leases;
        if (self.role() != Role.STANDBY) {
            leases.onSlotTaken();
        }
    }

    @Override
    public Node self() {
        return self;
    }

    /** From now on this node is known as that one. */
    void become(Node node) {
        self = node;
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public void onNodeJoined(Consumer<Node> listener) {
        context.runOnContext(started -> {
            nodes.forEach(node -> call(listener, node));
            joinListeners.add(listener);
        });
    }

    @Override
    public void onNodeLeft(Consumer<Departure> listener) {
        context.runOnContext(started -> leaveListeners.add(listener));
    }

    @Override
    public Singleton singleton(String name, SingletonJob job) {
        if (isMaster()) {
            throw new IllegalStateException("the master runs no singleton: it runs no application code");
        }
        return leases.singleton(self.context(), name, job);
    }

    void tellJoined(Node node, List<Node> present) {
        nodes = List.copyOf(present);
        LOG.info(
                "node={} uuid={} joined role={} pid={} host={}",
                name(node),
                node.uuid(),
                node.role(),
                node.pid(),
                node.host());
        joinListeners.forEach(listener -> call(listener, node));
        vertx.eventBus().publish(ClusterEvents.NODE_JOINED, node.toJson(), HERE);
    }

    void tellLeft(Departure departure, List<Node> present) {
        nodes = List.copyOf(present);
        Node node = departure.node();
        LOG.info(
                "node={} uuid={} left cause={} exitCode={} signal={} detectedBy={}",
                name(node),
                node.uuid(),
                departure.cause(),
                departure.exitCode(),
                departure.signal(),
                departure.detectedBy());
        leaveListeners.forEach(listener -> call(listener, departure));
        vertx.eventBus().publish(ClusterEvents.NODE_LEFT, departure.toJson(), HERE);
    }

    private static String name(Node node) {
        return node.worker() + "." + node.incarnation();
    }

    private static <T> void call(Consumer<T> listener, T event) {
        try {
            listener.accept(event);
        } catch (Throwable failure) { // a missing class of one subscriber must not keep the news from the others
            LOG.error("a cluster listener failed on {}", event, failure);
        }
    }
}
