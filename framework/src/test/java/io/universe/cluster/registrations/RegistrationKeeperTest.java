package io.universe.cluster.registrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.routing.Selector;
import io.universe.cluster.session.FakeCluster;
import io.universe.cluster.session.FakeClusterManager;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the keeper lets through to the cluster, and what it keeps to itself. */
class RegistrationKeeperTest {

    private final FakeCluster cluster = new FakeCluster();
    private final FakeClusterManager data = new FakeClusterManager(cluster, true);
    private final FakeClusterManager manager = new FakeClusterManager(cluster, false);
    private final List<List<String>> seenOnChange = new ArrayList<>();
    private final RegistrationKeeper keeper = new RegistrationKeeper(manager, () -> seenOnChange.add(route("work")));
    private final RegistrationInfo info = new RegistrationInfo(manager.getNodeId(), 1, false);

    @BeforeEach
    void join() {
        data.join(Promise.promise());
        keeper.join(Promise.promise());
        keeper.routes().init(keeper);
    }

    private void add(String address) {
        addTo(keeper, address);
    }

    private void addTo(RegistrationKeeper keeper, String address) {
        Promise<Void> added = Promise.promise();
        keeper.addRegistration(address, info, added);
        assertThat(added.future().succeeded()).isTrue();
    }

    private List<RegistrationInfo> lookUp(String address) {
        return lookUpIn(keeper, address);
    }

    /** Where the event bus would publish to. */
    private List<String> route(String address) {
        return routeIn(keeper, address);
    }

    private static List<String> routeIn(RegistrationKeeper keeper, String address) {
        Promise<Iterable<String>> nodes = Promise.promise();
        new Selector(keeper.routes()).selectForPublish(address, nodes);
        List<String> found = new ArrayList<>();
        nodes.future().otherwise(List.<String>of()).result().forEach(found::add);
        return found;
    }

    private static List<RegistrationInfo> lookUpIn(RegistrationKeeper keeper, String address) {
        Promise<List<RegistrationInfo>> found = Promise.promise();
        keeper.getRegistrations(address, found);
        return found.future().result();
    }

    @Test
    void shouldTakeTheApplicationsRegistrationsOutOfTheCluster() {
        add("work");
        add("universe.node.x");
        assertThat(keeper.withdraw(address -> address.equals("work")).succeeded())
                .isTrue();
        assertThat(lookUp("work")).isEmpty();
        assertThat(lookUp("universe.node.x")).containsExactly(info);
    }

    @Test
    void shouldKeepNewRegistrationsLocalOnceTheyAreWithdrawn() {
        keeper.withdraw(address -> address.equals("work"));
        add("work");
        assertThat(lookUp("work")).isEmpty();
    }

    @Test
    void shouldNotSendToANodeOnceItIsToldThatItLeft() {
        add("work");
        RegistrationInfo dead = new RegistrationInfo("dead", 2, false);
        manager.addRegistration("work", dead, Promise.promise());
        assertThat(route("work")).containsExactlyInAnyOrder(manager.getNodeId(), "dead");
        seenOnChange.clear();
        keeper.nodeLeft("dead");
        assertThat(seenOnChange).containsExactly(List.of(manager.getNodeId()));
    }

    @Test
    void shouldAskNothingOfTheClusterWhenItLeaves() {
        add("work");
        keeper.onLeaving();
        cluster.remove(data.getNodeId());
        Promise<Void> removed = Promise.promise();
        keeper.removeRegistration("work", info, removed);
        assertThat(removed.future().succeeded()).isTrue();
    }

    @Test
    void shouldReachKnownNodesWhileTheClusterCannotBeAsked() {
        NodeInfo where = new NodeInfo("127.0.0.1", 1234, null);
        keeper.setNodeInfo(where, Promise.promise());
        String nodeId = manager.getNodeId();
        keeper.getNodeInfo(nodeId, Promise.promise());
        cluster.remove(data.getNodeId());
        Promise<NodeInfo> found = Promise.promise();
        keeper.getNodeInfo(nodeId, found);
        assertThat(found.future().result()).isEqualTo(where);
    }

    @Test
    void shouldNotServeTwoListeners() {
        assertThatThrownBy(() -> keeper.nodeListener(keeper)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldHoldBackTheRegistrationsOfAStandbyFromAllButItself() {
        RegistrationKeeper standby = holdingBackWork();
        addTo(standby, "work");
        addTo(standby, "universe.node.x");
        assertThat(lookUp("work")).isEmpty();
        assertThat(lookUp("universe.node.x")).containsExactly(info);
        assertThat(routeIn(standby, "work")).containsExactly(manager.getNodeId());
        assertThat(standby.release().succeeded()).isTrue();
        assertThat(lookUp("work")).containsExactly(info);
        assertThat(routeIn(standby, "work")).containsExactly(manager.getNodeId());
    }

    @Test
    void shouldForgetWhatWasGivenUpBeforeItWasReleased() {
        RegistrationKeeper standby = holdingBackWork();
        addTo(standby, "work");
        standby.removeRegistration("work", info, Promise.promise());
        assertThat(routeIn(standby, "work")).isEmpty();
        standby.release();
        assertThat(lookUp("work")).isEmpty();
    }

    @Test
    void shouldFollowWhatAStandbyHoldsBackWhereItHasSentBefore() {
        RegistrationKeeper standby = holdingBackWork();
        addTo(keeper, "work");
        RegistrationInfo second = new RegistrationInfo("second", 7, false);
        assertThat(routeIn(standby, "work")).containsExactly(manager.getNodeId());
        standby.addRegistration("work", second, Promise.promise());
        assertThat(routeIn(standby, "work")).containsExactlyInAnyOrder(manager.getNodeId(), "second");
        standby.removeRegistration("work", second, Promise.promise());
        assertThat(routeIn(standby, "work")).containsExactly(manager.getNodeId());
    }

    @Test
    void shouldNotHoldBackWhatComesAfterTheRelease() {
        RegistrationKeeper standby = holdingBackWork();
        standby.release();
        addTo(standby, "work");
        assertThat(lookUp("work")).containsExactly(info);
    }

    @Test
    void shouldSayThatTheClusterDidNotTakeWhatWasReleased() {
        RegistrationKeeper standby = holdingBackWork();
        addTo(standby, "work");
        cluster.remove(data.getNodeId());
        assertThat(standby.release().failed()).isTrue();
    }

    private RegistrationKeeper holdingBackWork() {
        RegistrationKeeper standby = new RegistrationKeeper(manager, address -> address.equals("work"), true, () -> {});
        standby.routes().init(standby);
        return standby;
    }
}
