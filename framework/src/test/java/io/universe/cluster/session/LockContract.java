package io.universe.cluster.session;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code vertx.sharedData().getLock} promises whatever the cluster is made of. A subclass names the cluster. */
public abstract class LockContract {

    /** Longer than any test waits. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofSeconds(2);

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

    @BeforeEach
    void open() {
        universe = new TestUniverse(cluster());
    }

    @AfterEach
    void close() {
        universe.close();
    }

    @Test
    void shouldLetOneCallerHaveALockAtATime() {
        TestNode node = open(LONG, 1).get(0);
        Contention contention = new Contention();
        await(contention.of(List.of(node), 50, 4));
        assertThat(contention.violations()).isZero();
        assertThat(contention.turns()).isEqualTo(200);
    }

    @Test
    void shouldLetOneCallerHaveALockAtATimeOnWhicheverNode() {
        List<TestNode> nodes = open(LONG, 3);
        Contention contention = new Contention();
        await(contention.of(nodes, 20, 10));
        assertThat(contention.violations()).isZero();
        assertThat(contention.turns()).isEqualTo(600);
    }

    /** Callers that take a lock again and again, and look whether anybody else has it. */
    private static final class Contention {

        private final AtomicInteger holders = new AtomicInteger();
        private final AtomicInteger violations = new AtomicInteger();
        private final AtomicInteger turns = new AtomicInteger();

        int violations() {
            return violations.get();
        }

        int turns() {
            return turns.get();
        }

        Future<?> of(List<TestNode> nodes, int callers, int times) {
            List<Future<?>> all = new ArrayList<>();
            nodes.forEach(node -> IntStream.range(0, callers).forEach(i -> all.add(call(node, times))));
            return Future.all(all);
        }

        private Future<?> call(TestNode node, int times) {
            return times == 0
                    ? Future.succeededFuture()
                    : lock(node, "work", 60_000)
                            .compose(lock -> use(node, lock))
                            .compose(done -> call(node, times - 1));
        }

        private Future<?> use(TestNode node, Lock lock) {
            if (holders.incrementAndGet() > 1) {
                violations.incrementAndGet();
            }
            return node.session().vertx().timer(1).onComplete(passed -> {
                holders.decrementAndGet();
                turns.incrementAndGet();
                lock.release();
            });
        }
    }

    @Test
    void shouldServeTheCallersOfANodeInTheirOrder() {
        TestNode node = open(LONG, 1).get(0);
        Lock first = await(lock(node, "work", 10_000));
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(lock(node, "work", 10_000).onSuccess(lock -> {
                served.add(number);
                lock.release();
            }));
        }
        first.release();
        await(Future.all(all));
        assertThat(served).isSorted().hasSize(20);
    }

    @Test
    void shouldFailWhenTheTimeIsOver() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(0), "work", 10_000));
        nodes.forEach(node -> assertTaken(node, 100));
        await(lock(nodes.get(1), "other work", 10_000));
    }

    @Test
    void shouldTryOnceWhereThereIsNoTime() {
        List<TestNode> nodes = open(LONG, 2);
        Lock lock = await(lock(nodes.get(0), "work", 0));
        nodes.forEach(node -> assertTaken(node, 0));
        lock.release();
        await(lock(nodes.get(0), "work", 10_000)).release();
        await(lock(nodes.get(1), "work", 10_000));
    }

    @Test
    void shouldReleaseItsOwnLockOnly() {
        TestNode node = open(LONG, 1).get(0);
        Lock first = await(lock(node, "work", 10_000));
        first.release();
        Lock second = await(lock(node, "work", 10_000));
        first.release();
        assertTaken(node, 100);
        second.release();
        await(lock(node, "work", 10_000));
    }

    @Test
    void shouldFreeWhatAProcessHadThatHasEnded() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(1), "work", 10_000));
        Future<Lock> waiting = lock(nodes.get(0), "work", 20_000);
        nodes.get(0).session().broadcastLost(nodes.get(1).uuid(), "crash", null, "SIGKILL");
        universe.kill(nodes.get(1));
        await(waiting);
    }

    @Test
    void shouldFreeItAlsoWhereTheClusterNoticesFirst() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(1), "work", 10_000));
        Future<Lock> waiting = lock(nodes.get(0), "work", 20_000);
        universe.kill(nodes.get(1));
        nodes.get(0).awaitLeft(nodes.get(1));
        nodes.get(0).session().reportLost(nodes.get(1).uuid(), "crash", null, "SIGKILL");
        await(waiting);
    }

    @Test
    void shouldNotFreeWhatAnEndedProcessHadWhileTheClusterHasIt() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(1), "work", 10_000));
        nodes.get(0).session().reportLost(nodes.get(1).uuid(), "crash", null, "SIGKILL");
        assertTaken(nodes.get(0), 300);
    }

    @Test
    void shouldLeaveWhatALostNodeHadToItForTheTimeOfALease() {
        List<TestNode> nodes = open(SHORT, 3);
        await(lock(nodes.get(1), "work", 10_000));
        universe.kill(nodes.get(1));
        nodes.get(0).awaitLeft(nodes.get(1));
        assertTaken(nodes.get(0), 500);
        await(lock(nodes.get(0), "work", 20_000));
    }

    @Test
    void shouldKeepALockForLongerThanALease() {
        List<TestNode> nodes = open(SHORT, 2);
        Lock lock = await(lock(nodes.get(1), "work", 10_000));
        assertTaken(nodes.get(0), SHORT.toMillis() * 3 / 2);
        lock.release();
        await(lock(nodes.get(0), "work", 10_000));
    }

    @Test
    void shouldGiveBackWhatANodeHasThatLeaves() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(1), "work", 10_000));
        Future<Lock> local = lock(nodes.get(1), "work", 60_000);
        Future<Lock> waiting = lock(nodes.get(0), "work", 20_000);
        await(nodes.get(1).session().leave());
        await(waiting);
        assertThat(local.failed()).isTrue();
        assertThat(lock(nodes.get(1), "other", 1_000).failed()).isTrue();
    }

    /** It says no goodbye, so whoever has waited before may think that it is lost. */
    @Test
    void shouldGiveBackWhatItHasWhenVertxIsClosed() {
        List<TestNode> nodes = open(LONG, 2);
        await(lock(nodes.get(1), "work", 10_000));
        await(nodes.get(1).session().vertx().close());
        await(lock(nodes.get(0), "work", 10_000));
    }

    @Test
    void shouldTryAgainWhileTheClusterDoesNotAnswer() {
        TestNode node = open(LONG, 1).get(0).failMaps(true);
        assertTaken(node, 300);
        Future<Lock> waiting = lock(node, "work", 20_000);
        assertTaken(node, 300);
        node.failMaps(false);
        await(waiting);
    }

    @Test
    void shouldNotReleaseTheLockOfWhoeverTookItOver() {
        List<TestNode> nodes = open(SHORT, 2);
        Lock lost = await(lock(nodes.get(1), "work", 10_000));
        nodes.get(1).failMaps(true);
        Lock taken = await(lock(nodes.get(0), "work", 20_000));
        nodes.get(1).failMaps(false);
        lost.release();
        assertTaken(nodes.get(1), 500);
        taken.release();
        await(lock(nodes.get(1), "work", 10_000));
    }

    @Test
    void shouldKeepALockThroughTheLossOfAllData() {
        universe.leases(LONG);
        TestNode data = universe.node("cache-0");
        TestNode holder = universe.member("web-0", false).announce();
        TestNode other = universe.member("web-1", false).announce();
        holder.awaitJoined(data, other);
        other.awaitJoined(data, holder);
        await(lock(holder, "work", 10_000));
        universe.kill(data);
        holder.awaitLeft(data);
        TestNode successor = universe.node("cache-0");
        holder.awaitJoined(successor);
        other.awaitJoined(successor);
        assertTaken(holder, 1_000);
        assertTaken(other, 300);
    }

    private static void assertTaken(TestNode node, long millis) {
        assertThatThrownBy(() -> await(lock(node, "work", millis)))
                .isInstanceOf(VertxException.class)
                .hasMessage("Timed out waiting to get lock work");
    }

    private static Future<Lock> lock(TestNode node, String name, long millis) {
        return node.session().vertx().sharedData().getLockWithTimeout(name, millis);
    }
}
