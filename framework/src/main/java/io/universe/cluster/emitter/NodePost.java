package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The sending side: envelopes over the event bus, to the address of each node. */
final class NodePost {

    private final Vertx vertx;
    private final Function<String, String> addressOf;
    private final Supplier<Node> self;

    NodePost(Vertx vertx, Function<String, String> addressOf, Supplier<Node> self) {
        this.vertx = vertx;
        this.addressOf = addressOf;
        this.self = self;
    }

    /** Hands it over for all of them; fails where that fails for one. */
    Future<Void> tell(List<Node> nodes, String name, List<PackedValue> values) {
        Envelope envelope = new Envelope(name, self.get(), values);
        List<Future<Void>> written =
                nodes.stream().map(node -> tell(node, envelope)).toList();
        return Future.join(written).mapEmpty();
    }

    private Future<Void> tell(Node node, Envelope envelope) {
        return vertx.eventBus()
                .<Envelope>sender(address(node), options(node))
                .write(envelope)
                .recover(cause -> Future.failedFuture(new IllegalStateException(
                        "'%s' was not handed over to %s: %s".formatted(envelope.name(), node.worker(), cause), cause)));
    }

    /** Asks one; the time runs from now. */
    Future<PackedValue> ask(Node node, Duration timeout, String name, List<PackedValue> values) {
        Envelope envelope = new Envelope(name, self.get(), values);
        DeliveryOptions options = options(node).setSendTimeout(Math.max(1, timeout.toMillis()));
        return vertx.eventBus()
                .<Envelope>request(address(node), envelope, options)
                .map(Message::body)
                .map(reply -> reply.values().get(0));
    }

    private String address(Node node) {
        return addressOf.apply(node.uuid());
    }

    /** What is for this node itself goes without asking the cluster where that is. */
    private DeliveryOptions options(Node node) {
        return new DeliveryOptions()
                .setCodecName(EnvelopeCodec.NAME)
                .setLocalOnly(node.uuid().equals(self.get().uuid()));
    }
}
