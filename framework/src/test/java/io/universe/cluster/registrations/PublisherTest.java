package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.registrations.Finding.Kind;
import io.universe.cluster.routing.Routes;
import io.universe.cluster.routing.Selector;
import io.universe.cluster.session.FakeCluster;
import io.universe.cluster.session.FakeClusterManager;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is brought into the cluster, and what is taken out of it. */
class PublisherTest {

    private final FakeCluster cluster = new FakeCluster();
    private final FakeClusterManager manager = new FakeClusterManager(cluster, true);
    private final FakeClusterManager other = new FakeClusterManager(cluster, false);
    private final OwnRegistrations own = new OwnRegistrations(address -> false);
    private final Routes routes = new Routes(own::heldBack, address -> true);
    private final Publisher publisher = new Publisher(manager, own, routes);
    private final RegistrationLedger ledger = new RegistrationLedger(manager, own, routes, publisher);

    @BeforeEach
    void join() {
        manager.join(Promise.promise());
        other.join(Promise.promise());
        routes.init(manager);
    }

    private List<RegistrationInfo> held() {
        return publisher.held("work").result();
    }

    private RegistrationInfo register(String node) {
        RegistrationInfo info = new RegistrationInfo(node, 1, false);
        other.addRegistration("work", info, Promise.promise());
        new Selector(routes).selectForSend("work", Promise.promise());
        return info;
    }

    @Test
    void shouldRemoveWhatTheDeadHaveLeft() {
        register("dead");
        routes.onLost("dead");
        assertThat(publisher.refresh("work").succeeded()).isTrue();
        assertThat(held()).isEmpty();
    }

    /** As after a split: it is a member again, and the word of it is on its way. */
    @Test
    void shouldNotRemoveWhatWhoIsBackHasRegistered() {
        RegistrationInfo info = register(other.getNodeId());
        routes.onLost(other.getNodeId());
        assertThat(publisher.refresh("work").succeeded()).isTrue();
        assertThat(held()).containsExactly(info);
    }

    @Test
    void shouldTellAgainWhereItIsReached() {
        publisher.reachedAt(new NodeInfo("127.0.0.1", 1234, null));
        String self = ledger.addresses().iterator().next();
        Finding lost = new Finding(Kind.UNREACHABLE, self, manager.getNodeId(), 0);
        assertThat(ledger.look(self).result()).isEqualTo(Set.of(lost));
        assertThat(ledger.repair(lost).succeeded()).isTrue();
        assertThat(ledger.look(self).result()).isEmpty();
    }
}
