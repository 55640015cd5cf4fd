package io.universe.cluster.session;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.Singleton;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code Cluster.singleton} promises whatever the cluster is made of. A subclass names the cluster. */
public abstract class SingletonContract {

    /** Longer than any test waits. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofSeconds(2);

    private final TestJob job = new TestJob();
    private TestUniverse universe;

    protected abstract ClusterFixture cluster();

    private List<TestNode> open(Duration lease, int nodes) {
        universe.leases(lease);
        universe.node("cache-0");
        List<TestNode> opened = universe.members(nodes, i -> false);
        opened.forEach(TestNode::announce);
        opened.forEach(node -> opened.stream().filter(other -> other != node).forEach(node::awaitJoined));
        return opened;
    }

    /** The job runs on the first of the nodes, and the others wait for it. */
    private List<TestNode> running(Duration lease, int count) {
        List<TestNode> nodes = open(lease, count);
        job.on(nodes.get(0));
        job.await(1);
        nodes.subList(1, count).forEach(job::on);
        return nodes;
    }

    @BeforeEach
    void open() {
        universe = new TestUniverse(cluster());
    }

    @AfterEach
    void close() {
        universe.close();
        assertThat(job.events()).noneMatch(event -> event.startsWith("violation"));
    }

    @Test
    void shouldRunOnOneOfTheNodes() {
        List<TestNode> nodes = open(SHORT, 3);
        List<Singleton> parts = nodes.stream().map(job::on).toList();
        job.await(1);
        assertThatThrownBy(() -> await(nodes.get(0)
                        .session()
                        .vertx()
                        .sharedData()
                        .getLockWithTimeout("none", 10_000)
                        .compose(lock -> nodes.get(0)
                                .session()
                                .vertx()
                                .sharedData()
                                .getLockWithTimeout("none", SHORT.toMillis() * 3 / 2))))
                .hasMessageContaining("Timed out");
        assertThat(job.events()).hasSize(1);
        assertThat(parts.stream().filter(Singleton::isRunningHere)).hasSize(1);
        assertThat(job.isHeld()).isTrue();
    }

    @Test
    void shouldRunOnceInEachContext() {
        universe.leases(LONG);
        TestNode web = universe.member("web", "web-0", true).announce();
        TestNode engine = universe.member("engine", "engine-0", true).announce();
        TestJob other = new TestJob();
        job.on(web);
        other.on(engine);
        assertThat(job.await(1)).containsExactly("started web-0");
        assertThat(other.await(1)).containsExactly("started engine-0");
    }

    @Test
    void shouldMoveWhenItsNodeLeaves() {
        List<TestNode> nodes = running(LONG, 2);
        await(nodes.get(0).session().leave());
        assertThat(job.await(3)).containsExactly("started n-0", "stopped n-0", "started n-1");
    }

    @Test
    void shouldMoveWhenItsNodeBeginsToDrain() {
        List<TestNode> nodes = running(LONG, 2);
        await(nodes.get(0).session().withdrawRegistrations());
        assertThat(job.await(3)).containsExactly("started n-0", "stopped n-0", "started n-1");
        await(nodes.get(1).session().withdrawRegistrations());
        job.on(nodes.get(0));
        assertThat(job.await(4)).endsWith("stopped n-1");
    }

    @Test
    void shouldMoveWhenTheProcessOfItsNodeHasEnded() {
        List<TestNode> nodes = running(LONG, 3);
        nodes.get(1).session().broadcastLost(nodes.get(0).uuid(), "crash", null, "SIGKILL");
        job.onKilled(nodes.get(0));
        universe.kill(nodes.get(0));
        assertThat(job.await(3).get(2)).isIn("started n-1", "started n-2");
    }

    /** Its process lives on: what kills it is the test. So it stops the job itself, first. */
    @Test
    void shouldMoveAfterALeaseWhenItsNodeIsLost() {
        List<TestNode> nodes = running(SHORT, 3);
        universe.kill(nodes.get(0));
        List<String> events = job.await(3);
        assertThat(events.subList(0, 2)).containsExactly("started n-0", "stopped n-0");
        assertThat(events.get(2)).isIn("started n-1", "started n-2");
    }

    @Test
    void shouldStopBeforeOthersTakeOverWhenTheLeaseCannotBeRenewed() {
        List<TestNode> nodes = running(SHORT, 2);
        nodes.get(0).failMaps(true);
        assertThat(job.await(3)).containsExactly("started n-0", "stopped n-0", "started n-1");
        nodes.get(0).failMaps(false);
        await(nodes.get(1).session().leave());
        assertThat(job.await(5)).endsWith("stopped n-1", "started n-0");
    }

    @Test
    void shouldStartAgainWhereItFailed() {
        List<TestNode> nodes = open(LONG, 1);
        job.failStarts(1);
        job.on(nodes.get(0));
        assertThat(job.await(2)).containsExactly("failed n-0", "started n-0");
    }

    @Test
    void shouldEndWhereItIsCancelledAndRunElsewhere() {
        List<TestNode> nodes = open(LONG, 2);
        Singleton first = job.on(nodes.get(0));
        job.await(1);
        Singleton second = job.on(nodes.get(1));
        await(first.cancel());
        assertThat(first.isRunningHere()).isFalse();
        assertThat(job.await(3)).containsExactly("started n-0", "stopped n-0", "started n-1");
        await(second.cancel());
        assertThat(job.events()).endsWith("stopped n-1");
        await(second.cancel());
    }

    @Test
    void shouldNotRunInAStandbyUntilItHasASlot() {
        open(LONG, 1);
        TestNode standby = universe.standby();
        job.on(standby);
        await(standby.session().vertx().sharedData().getLock("that takes a while"));
        assertThat(job.events()).isEmpty();
        standby.session().become(new Node("", Role.FORK, "test", "c-1", 1, 7, 1, "127.0.0.1", 1, "0"));
        assertThat(job.await(1)).containsExactly("started test-standby");
    }

    @Test
    void shouldNotRunInAWorkerThatIsDebugged() {
        open(LONG, 1);
        TestNode debugged = universe.debugged().announce();
        job.on(debugged);
        await(debugged.session().vertx().sharedData().getLock("that takes a while"));
        assertThat(job.events()).isEmpty();
    }

    @Test
    void shouldRunNothingInTheMaster() {
        open(LONG, 0);
        TestNode master = universe.master();
        assertThatThrownBy(() -> job.on(master)).isInstanceOf(IllegalStateException.class);
    }
}
