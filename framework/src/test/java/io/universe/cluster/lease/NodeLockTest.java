package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.lease.TestLeaseMap.Mood;
import io.vertx.core.shareddata.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two nodes that want the same locks, in a time of the test's own. */
class NodeLockTest {

    private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(10));
    private static final long MILLISECOND = 1_000_000L;

    private final ManualClockwork clockwork = new ManualClockwork();
    private final Map<String, LeaseRecord> records = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, Lock> held = new HashMap<>();
    private final TestLeaseMap map = new TestLeaseMap(records, clockwork);
    private final Locks here = node("here", map, release -> hastenThere(release));
    private final Locks there = node("there", new TestLeaseMap(records, clockwork), here::onFreed);

    private Locks node(String name, TestLeaseMap leases, Consumer<Release> other) {
        Consumer<Release> onReleased = release -> clockwork.execute(() -> other.accept(release));
        return new Locks(
                new Surroundings(() -> name, leases, clockwork, TIMES, uuid -> false, List::of, onReleased, () -> 0.5),
                (lock, age) -> events.add(name + " has " + lock + " for " + age.toSeconds() + " s"));
    }

    private void hastenThere(Release release) {
        there.onFreed(release);
    }

    private void want(Locks node, String caller, long millis) {
        node.lock("work", millis, (lock, failure) -> {
            events.add(caller + (failure == null ? "" : " " + failure.getMessage()));
            if (failure == null) {
                held.put(caller, lock);
            }
        });
        clockwork.settle();
    }

    private void release(String caller) {
        Lock lock = held.get(caller);
        assertThat(lock).as("lock of %s: %s", caller, events).isNotNull();
        lock.release();
        clockwork.settle();
    }

    @Test
    void shouldHandOverInsideTheNodeWithoutAskingTheCluster() {
        want(here, "a", 10_000);
        want(here, "b", 10_000);
        int calls = map.calls();
        release("a");
        assertThat(events).containsExactly("a", "b");
        assertThat(map.calls()).isEqualTo(calls);
    }

    @Test
    void shouldLetAnotherNodeHaveItAfterAFewTurns() {
        for (int i = 0; i < 20; i++) {
            want(here, "here-" + i, 60_000);
        }
        want(there, "there", 60_000);
        for (int i = 0; !events.contains("there"); i++) {
            assertThat(i).isLessThan(10);
            release("here-" + i);
            clockwork.pass(MILLISECOND);
        }
        release("there");
        clockwork.pass(1_000 * MILLISECOND);
        assertThat(events).hasSize(10).endsWith("there", "here-8");
    }

    @Test
    void shouldGoOnAtOnceAfterAFewTurnsWhereNobodyElseWaits() {
        for (int i = 0; i < 20; i++) {
            want(here, "here-" + i, 60_000);
        }
        for (int i = 0; i < 19; i++) {
            release("here-" + i);
        }
        assertThat(events).hasSize(20);
    }

    @Test
    void shouldTimeOutAtItsTime() {
        want(there, "there", 10_000);
        want(here, "here", 100);
        clockwork.pass(99 * MILLISECOND);
        assertThat(events).containsExactly("there");
        clockwork.pass(MILLISECOND);
        assertThat(events).containsExactly("there", "here Timed out waiting to get lock work");
    }

    @Test
    void shouldLeaveTheContestWhenNobodyWantsItAnyMore() {
        want(there, "there", 10_000);
        want(here, "here", 100);
        clockwork.pass(200 * MILLISECOND);
        int calls = map.calls();
        release("there");
        clockwork.pass(60_000 * MILLISECOND);
        assertThat(map.calls()).isEqualTo(calls);
        assertThat(records).isEmpty();
    }

    @Test
    void shouldWaitForTheFirstAnswerWithoutTime() {
        want(here, "here", 0);
        assertThat(events).containsExactly("here");
        want(there, "there", 0);
        assertThat(events).containsExactly("here", "there Timed out waiting to get lock work");
    }

    @Test
    void shouldGetWithoutTimeWhatThisNodeIsJustGivingBack() {
        want(here, "a", 0);
        map.be(Mood.SILENT);
        release("a");
        want(here, "b", 0);
        map.be(Mood.FINE);
        clockwork.pass(MILLISECOND);
        assertThat(events).containsExactly("a", "b");
    }

    @Test
    void shouldNotWaitForLongForWhatThisNodeIsGivingBack() {
        want(here, "a", 0);
        map.be(Mood.SILENT);
        release("a");
        want(here, "b", 0);
        clockwork.pass(500 * MILLISECOND);
        assertThat(events).containsExactly("a", "b Timed out waiting to get lock work");
    }

    @Test
    void shouldWarnOnceOfWhoHasItForLongerThanAMinute() {
        want(here, "a", 0);
        clockwork.pass(59_000 * MILLISECOND);
        release("a");
        want(here, "b", 0);
        clockwork.pass(59_000 * MILLISECOND);
        assertThat(events).containsExactly("a", "b");
        clockwork.pass(600_000 * MILLISECOND);
        assertThat(events).containsExactly("a", "b", "here has work for 60 s");
    }

    @Test
    void shouldNotWaitForAFirstAnswerThatDoesNotCome() {
        map.be(Mood.SILENT);
        want(here, "here", 0);
        clockwork.pass(500 * MILLISECOND);
        assertThat(events).containsExactly("here Timed out waiting to get lock work");
        map.be(Mood.FINE);
        clockwork.pass(MILLISECOND);
        assertThat(records).isEmpty();
    }

    @Test
    void shouldRenewWhileSomebodyHasItAndNotLonger() {
        want(here, "here", 10_000);
        clockwork.pass(100 * TIMES.lease().toNanos());
        want(there, "there", 1_000);
        clockwork.pass(2_000 * MILLISECOND);
        assertThat(events)
                .containsExactly("here", "here has work for 60 s", "there Timed out waiting to get lock work");
        release("here");
        int calls = map.calls();
        clockwork.pass(TIMES.lease().toNanos());
        assertThat(map.calls()).isEqualTo(calls);
        assertThat(records).isEmpty();
    }

    @Test
    void shouldGiveALostLockToTheNextHereToo() {
        want(here, "a", 10_000);
        want(here, "b", 100_000);
        records.put(NodeLock.keyOf("work"), LeaseRecord.of("other", "its-token", 1, false));
        clockwork.pass(TIMES.lease().toNanos());
        assertThat(events).containsExactly("a");
        release("a");
        records.clear();
        clockwork.pass(1_000 * MILLISECOND);
        assertThat(events).containsExactly("a", "b");
    }
}
