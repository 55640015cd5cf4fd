package io.universe.hazelcast;

import io.universe.cluster.bus.BusContract;
import io.universe.cluster.bus.BusUniverse;
import io.universe.cluster.session.TestUniverse;
import io.universe.spi.ClusterMember;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What plain clustered Vert.x keeps of what the event bus of a universe promises, on the same Hazelcast: all but what is named here. */
class PlainVertxBusIT extends BusContract {

    @Override
    protected BusUniverse cluster() {
        return new PlainVertx();
    }

    @Override
    protected Set<String> unkept() {
        return Set.of(
                "shouldFailARequestInFlightWhenTheNodeThatHasItDies",
                "shouldFailAllOfAThousandRequestsInFlight",
                "shouldFailAReplyThatAwaitsAReplyWhenTheNodeThatHasItDies",
                "shouldFailARequestAfterARequestWhenTheNodeThatHasItDies",
                "shouldFailAReplyThatAwaitsAReplyOfANodeThatHasDiedBefore",
                "shouldGoOnAfterAMessageThatCannotBeSent",
                "shouldLetOneCallerAtATimeUnderALock",
                "shouldServeByTheNumberOfConsumersWithoutLeavingAnybodyOut");
    }

    /** Nodes that Vert.x makes by itself. */
    private static final class PlainVertx implements BusUniverse {

        private final HazelcastFixture fixture = new HazelcastFixture();
        private final Map<Vertx, ClusterMember> nodes = new LinkedHashMap<>();

        @Override
        public Vertx node(String name) {
            ClusterMember member = fixture.member(nodes.size() < 2);
            VertxOptions options = new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4);
            options.getEventBusOptions().setHost("127.0.0.1");
            Vertx vertx = TestUniverse.await(Vertx.builder()
                    .with(options)
                    .withClusterManager(member.manager())
                    .buildClustered());
            fixture.joined(member);
            nodes.put(vertx, member);
            return vertx;
        }

        @Override
        public void kill(Vertx node) {
            fixture.kill(Objects.requireNonNull(nodes.get(node)));
        }

        @Override
        public void close() {
            fixture.close();
            nodes.keySet().forEach(node -> TestUniverse.await(node.close()));
        }
    }
}
