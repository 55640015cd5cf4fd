package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Lease;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.lease.TestLeaseMap.Mood;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One node's part in a singleton, in a time of the test's own. */
class SingletonPartTest {

    private static final String KEY = "singleton/web/job";
    private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(10));
    private static final long SECOND = 1_000_000_000L;

    private final ManualClockwork clockwork = new ManualClockwork();
    private final TestLeaseMap map = new TestLeaseMap(new HashMap<>(), clockwork);
    private final List<String> events = new ArrayList<>();
    private Future<?> starting = Future.succeededFuture();
    private Future<?> stopping = Future.succeededFuture();
    private @Nullable Lease lease;
    private final SingletonPart part = new SingletonPart(
            new Surroundings(() -> "self", map, clockwork, TIMES, uuid -> false, List::of, key -> {}, () -> 0.5),
            KEY,
            new Job(),
            step -> step.get());

    private final class Job implements SingletonJob {

        @Override
        public Future<?> start(Lease given) {
            lease = given;
            events.add("start");
            return starting;
        }

        @Override
        public Future<?> stop() {
            events.add(held().isHeld() ? "stop while held" : "stop");
            return stopping;
        }
    }

    private Lease held() {
        assertThat(lease).isNotNull();
        return lease;
    }

    private void begin() {
        part.begin();
        clockwork.settle();
    }

    @Test
    void shouldStopBeforeTheLeaseEndsWhenItCannotBeRenewed() {
        begin();
        map.be(Mood.FAILING);
        clockwork.pass(TIMES.endingNanos());
        assertThat(events).containsExactly("start", "stop while held");
        clockwork.pass(60 * SECOND);
        assertThat(events).hasSize(2);
        map.be(Mood.FINE);
        clockwork.pass(15 * SECOND);
        assertThat(events).containsExactly("start", "stop while held", "start");
    }

    @Test
    void shouldKnowThatItsLeaseIsOverAfterItsProcessWasStopped() {
        begin();
        clockwork.hang(20 * SECOND);
        assertThat(held().isHeld()).isFalse();
        clockwork.pass(1);
        assertThat(events).startsWith("start", "stop");
    }

    @Test
    void shouldWaitForTheJobToStopBeforeItGivesTheLeaseBack() {
        begin();
        Promise<Void> stopped = Promise.promise();
        stopping = stopped.future();
        Future<Void> retired = part.retire();
        clockwork.pass(4 * SECOND);
        assertThat(retired.isComplete()).isFalse();
        assertThat(part.isRunningHere()).isTrue();
        assertThat(map.records).hasSize(1);
        stopped.complete();
        clockwork.settle();
        assertThat(retired.succeeded()).isTrue();
        assertThat(part.isRunningHere()).isFalse();
        assertThat(map.records).isEmpty();
    }

    @Test
    void shouldNotWaitForEver() {
        begin();
        stopping = Promise.promise().future();
        Future<Void> retired = part.retire();
        clockwork.pass(5 * SECOND);
        assertThat(retired.succeeded()).isTrue();
        assertThat(held().isHeld()).isFalse();
        assertThat(map.records).isEmpty();
    }

    @Test
    void shouldBackOffWhenTheJobCannotStart() {
        starting = Future.failedFuture("not yet");
        begin();
        assertThat(map.records).isEmpty();
        clockwork.pass(SECOND);
        clockwork.pass(2 * SECOND);
        clockwork.pass(3 * SECOND);
        assertThat(events).containsExactly("start", "start", "start");
        starting = Future.succeededFuture();
        clockwork.pass(SECOND);
        assertThat(events).hasSize(4);
        assertThat(part.isRunningHere()).isTrue();
    }

    @Test
    void shouldStopAJobThatIsStillStarting() {
        starting = Promise.promise().future();
        begin();
        part.retire();
        clockwork.settle();
        assertThat(events).containsExactly("start", "stop while held");
        assertThat(map.records).isEmpty();
    }

    @Test
    void shouldNotStartWithALeaseThatIsOverWhenItLearnsOfIt() {
        map.be(Mood.SILENT);
        part.begin();
        clockwork.settle();
        map.be(Mood.FINE);
        clockwork.hang(TIMES.endingNanos());
        clockwork.settle();
        assertThat(events).containsExactly("start");
        assertThat(held().isHeld()).isTrue();
        assertThat(map.records).hasSize(1);
        assertThat(map.calls()).isEqualTo(3);
    }

    @Test
    void shouldNotStartAgainWhileItStillStops() {
        begin();
        Promise<Void> stopped = Promise.promise();
        stopping = stopped.future();
        loseLease();
        assertThat(map.records).isEmpty();
        assertThat(events).containsExactly("start", "stop while held");
        stopped.complete();
        clockwork.settle();
        assertThat(events).containsExactly("start", "stop while held", "start");
    }

    @Test
    void shouldNotStartAgainWhileItStillStarts() {
        Promise<Void> started = Promise.promise();
        starting = started.future();
        begin();
        starting = Future.succeededFuture();
        loseLease();
        assertThat(events).containsExactly("start", "stop while held");
        started.fail("too late");
        clockwork.settle();
        assertThat(events).containsExactly("start", "stop while held", "start");
    }

    @Test
    void shouldEndAtOnceWhereItIsCancelledWhileItStillStops() {
        begin();
        Promise<Void> stopped = Promise.promise();
        stopping = stopped.future();
        loseLease();
        assertThat(part.retire().isComplete()).isTrue();
        stopped.complete();
        clockwork.pass(60 * SECOND);
        assertThat(events).hasSize(2);
    }

    private void loseLease() {
        map.be(Mood.FAILING);
        clockwork.pass(TIMES.lease().toNanos());
        map.be(Mood.FINE);
        clockwork.pass(60 * SECOND);
    }

    @Test
    void shouldTakeNoPartAnyMoreOnceItIsCancelled() {
        begin();
        part.cancel();
        clockwork.pass(60 * SECOND);
        part.begin();
        clockwork.pass(60 * SECOND);
        assertThat(events).containsExactly("start", "stop while held");
    }
}
