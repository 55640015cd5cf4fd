package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.lease.LeaseTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Nodes of one universe in this JVM, on loopback; ended together. Owned by the test's thread. */
public final class TestUniverse implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final ClusterFixture fixture;
    private LeaseTimes leaseTimes = LeaseTimes.DEFAULT;
    private final List<TestNode> nodes = new ArrayList<>();
    private final Set<TestNode> killed = new HashSet<>();

    public TestUniverse(ClusterFixture fixture) {
        this.fixture = fixture;
    }

    /** The leases of members that join from now on are that long. */
    TestUniverse leases(Duration length) {
        leaseTimes = new LeaseTimes(length);
        return this;
    }

    /** A member that holds data, announced. */
    public TestNode node(String worker) {
        return member(worker, true).announce();
    }

    /** A member that was not announced yet. */
    public TestNode member(String worker, boolean holdsData) {
        return member("test", worker, holdsData);
    }

    /** The same in another context. */
    TestNode member(String context, String worker, boolean holdsData) {
        return member(node(context, worker, nodes.size()), holdsData);
    }

    /** Members called {@code n-0}, {@code n-1}, …, that join at the same time; not announced yet. Where there is nobody whom they could join, the first founds the cluster. */
    public List<TestNode> members(int count, IntPredicate holdsData) {
        int first = nodes.size();
        int founders = hasMember() ? 0 : 1;
        IntStream.range(0, founders).forEach(i -> member("n-" + i, holdsData.test(i)));
        List<Future<TestNode>> joining = IntStream.range(founders, count)
                .mapToObj(i -> join(node("test", "n-" + i, first + i), holdsData.test(i), SessionOptions.DEFAULTS))
                .toList();
        joining.forEach(node -> joined(await(node)));
        return List.copyOf(nodes.subList(first, nodes.size()));
    }

    private boolean hasMember() {
        return nodes.stream().anyMatch(node -> node.member().manager().isActive());
    }

    private static Node node(String context, String worker, int slot) {
        return new Node("", Role.FORK, context, worker, slot, 1, 1, "127.0.0.1", 1, "0");
    }

    /** The master, announced. */
    TestNode master() {
        return member(new Node("", Role.MASTER, "master", "master", 0, 1, 1, "127.0.0.1", 1, "0"), true)
                .announce();
    }

    /** A member that waits for a slot. */
    public TestNode standby() {
        return member(new Node("", Role.STANDBY, "test", "test-standby", -1, 1, 1, "127.0.0.1", 1, "0"), false);
    }

    /** A member that is debugged, and has not greeted anybody. */
    TestNode debugged() {
        return member(new Node("", Role.DEBUGGED, "test", "test-debug", -1, 1, 1, "127.0.0.1", 1, "0"), false);
    }

    /** A member of that role, opened with these options. */
    TestNode member(Role role, SessionOptions options) {
        return member(new Node("", role, "test", "test-0", 0, 1, 1, "127.0.0.1", 1, "0"), true, options);
    }

    /** A member under the name, role and process id that a test needs. */
    public TestNode member(Node self, boolean holdsData) {
        return member(self, holdsData, SessionOptions.DEFAULTS);
    }

    private TestNode member(Node self, boolean holdsData, SessionOptions options) {
        return joined(await(join(self, holdsData, options)));
    }

    private Future<TestNode> join(Node self, boolean holdsData, SessionOptions options) {
        BrittleMember brittle = new BrittleMember(fixture.member(holdsData));
        return ClusterSession.open(Vertx.builder().with(options()), brittle, self, options.with(leaseTimes))
                .map(session -> new TestNode(brittle, holdsData, session));
    }

    private TestNode joined(TestNode node) {
        fixture.joined(node.member());
        nodes.add(node);
        return node;
    }

    /** The process of a node ends without a word. */
    public void kill(TestNode node) {
        killed.add(node);
        fixture.kill(node.member());
    }

    /** All leave, those that hold the data last: they take back what the others have. */
    @Override
    public void close() {
        nodes.stream().filter(node -> !node.holdsData()).forEach(this::end);
        nodes.stream().filter(TestNode::holdsData).forEach(this::end);
        fixture.close();
    }

    /** Nobody waits for one that was killed: what it would give back is out of its reach. */
    private void end(TestNode node) {
        if (killed.contains(node)) {
            node.session().vertx().close();
        } else {
            await(node.session().leave());
        }
    }

    /** The result, or a failure after half a minute. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("not done after " + PATIENCE_SECONDS + " s", late);
        }
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(4)
                .setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    }
}
