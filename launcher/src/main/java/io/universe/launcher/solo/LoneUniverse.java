package io.universe.launcher.solo;

import io.universe.cluster.Cluster;
import io.universe.cluster.Node;
import io.universe.cluster.emitter.Envelope;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.emitter.Sight;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.session.ContextOptions;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The contexts of one JVM, each a node as far as their emitters are concerned: they talk to each other as workers do, and each stands for the master, which is not there. Safe from any thread.
 */
final class LoneUniverse {

    private static final String ADDRESS_PREFIX = "universe.node.";

    private final VertxInternal vertx;
    private final Map<Node, LiveEmitter> emitters = new ConcurrentHashMap<>();
    private volatile boolean isReady;

    LoneUniverse(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
        LiveEmitter.prepare(vertx.eventBus());
    }

    /** The universe as the context of this node sees it; its uuid is its own. */
    Cluster seenBy(Node node, ContextOptions contexts, Leases leases) {
        LiveEmitter emitter = new LiveEmitter(
                vertx.createEventLoopContext(),
                () -> Sight.inOneJvm(node, othersThan(node), isReady),
                LoneUniverse::address);
        emitters.put(node, emitter);
        vertx.eventBus().<Envelope>localConsumer(address(node.uuid()), emitter::onMessage);
        return new LoneCluster(node, contexts, emitter, leases);
    }

    /** All contexts have started: nobody waits for one any more. */
    void onReady() {
        isReady = true;
        emitters.values().forEach(LiveEmitter::onNodeJoined);
    }

    private List<Node> othersThan(Node node) {
        return emitters.keySet().stream().filter(other -> !other.equals(node)).toList();
    }

    private static String address(String uuid) {
        return ADDRESS_PREFIX + uuid;
    }
}
