package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.registrations.CheckReport;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The sending side of {@link NodeMessage}: over the event bus, each with a deadline that fits it. */
final class NodeMail {

    private static final DeliveryOptions PATIENT = timeout(Duration.ofSeconds(5));
    /** How long a node may take to check its registrations. */
    static final Duration THOROUGH = Duration.ofSeconds(10);

    private static final DeliveryOptions HASTY = timeout(Duration.ofSeconds(1));

    private final EventBus bus;

    NodeMail(EventBus bus) {
        this.bus = bus;
    }

    /** Greets; the result is the other node as it says of itself. Fails with a ReplyException, after five seconds at the latest. */
    Future<Node> greet(Node self, String targetUuid) {
        JsonObject syn = new NodeMessage.Syn(self, targetUuid).toJson();
        return bus.<JsonObject>request(NodeMessage.address(targetUuid), syn, PATIENT)
                .map(reply -> Node.fromJson(reply.body().getJsonObject("node")));
    }

    /** Has a node check its registrations; fails with a ReplyException, after ten seconds at the latest. */
    Future<CheckReport> check(String uuid) {
        return bus.<JsonObject>request(NodeMessage.address(uuid), new NodeMessage.Check().toJson(), timeout(THOROUGH))
                .map(reply -> CheckReport.fromJson(reply.body()));
    }

    /** Tells without waiting; at most once. */
    void tell(String uuid, NodeMessage message) {
        bus.send(NodeMessage.address(uuid), message.toJson());
    }

    /** Tells all, and waits a second for each to have heard; never fails. */
    Future<Void> tellAndWait(Collection<String> uuids, NodeMessage message) {
        List<Future<Void>> answers = uuids.stream()
                .map(uuid -> bus.request(NodeMessage.address(uuid), message.toJson(), HASTY)
                        .<Void>mapEmpty())
                .toList();
        return Future.join(answers).<Void>mapEmpty().otherwiseEmpty();
    }

    private static DeliveryOptions timeout(Duration wait) {
        return new DeliveryOptions().setSendTimeout(wait.toMillis());
    }
}
