package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.lease.LeaseTimes;
import io.universe.spi.ClusterMember;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Nodes of one universe in this JVM, on loopback; ended together. Owned by the test's thread. */
public final class TestUniverse implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final ClusterFixture fixture;
    private LeaseTimes leaseTimes = LeaseTimes.DEFAULT;
    private final List<TestNode> nodes = new ArrayList<>();

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
        return member(new Node("", Role.FORK, context, worker, nodes.size(), 1, 1, "127.0.0.1", 1, "0"), holdsData);
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

    /** A member of that role, opened with these options. */
    TestNode member(Role role, SessionOptions options) {
        return member(new Node("", role, "test", "test-0", 0, 1, 1, "127.0.0.1", 1, "0"), true, options);
    }

    /** A member under the name, role and process id that a test needs. */
    public TestNode member(Node self, boolean holdsData) {
        return member(self, holdsData, SessionOptions.DEFAULTS);
    }

    private TestNode member(Node self, boolean holdsData, SessionOptions options) {
        ClusterMember member = fixture.member(holdsData);
        VertxBuilder builder = Vertx.builder().with(options());
        BrittleMember brittle = new BrittleMember(member);
        TestNode node =
                new TestNode(brittle, await(ClusterSession.open(builder, brittle, self, options.with(leaseTimes))));
        fixture.joined(member);
        nodes.add(node);
        return node;
    }

    /** The process of a node ends without a word. */
    public void kill(TestNode node) {
        fixture.kill(node.member());
    }

    @Override
    public void close() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            await(nodes.get(i).session().leave());
        }
        fixture.close();
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
