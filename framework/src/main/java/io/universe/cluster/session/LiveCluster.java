package io.universe.cluster.session;

import io.universe.cluster.Cluster;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Departure;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.emitter.Sight;
import io.universe.cluster.lease.Leases;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
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
    private final SessionOptions options;
    private final Vertx vertx;
    private final ContextInternal context;
    private final Leases leases;
    private final List<Consumer<Node>> joinListeners = new ArrayList<>();
    private final List<Consumer<Departure>> leaveListeners = new ArrayList<>();
    private final LiveEmitter emitter;
    private volatile List<Node> nodes = List.of();

    LiveCluster(Node self, ContextInternal context, SessionOptions options, Leases leases) {
        this.self = self;
        this.options = options;
        this.vertx = context.owner();
        this.context = context;
        this.emitter = new LiveEmitter(context, () -> Sight.of(this.self, nodes), NodeMessage::address);
        this.leases = leases;
        if (!self.role().isBesideSlots()) {
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
        emitter.onSlotTaken();
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    /** Whether a node was announced that is on the host of this one. */
    boolean isOnThisHost(String uuid) {
        return nodes.stream()
                .anyMatch(node -> node.uuid().equals(uuid) && node.host().equals(self.host()));
    }

    @Override
    public Emitter emitter() {
        return emitter;
    }

    /** Where what comes for this node's listeners, and its leaving, is told. */
    LiveEmitter liveEmitter() {
        return emitter;
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
    public JsonObject options(String contextName) {
        return options.contexts().of(contextName);
    }

    @Override
    public Future<Integer> fork(int count) {
        if (count < 1) {
            return Future.failedFuture(new IllegalArgumentException("count must be 1 or more, got " + count));
        }
        return isSpawn() || isFork()
                ? Future.fromCompletionStage(options.forks().ask(count), vertx.getOrCreateContext())
                : Future.failedFuture(new IllegalStateException(
                        "only a worker that has a slot can ask for more of its context; this process is "
                                + (isMaster() ? "the master" : isStandby() ? "a standby" : "debugged")));
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
        emitter.onNodeJoined();
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
