package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.app.Heartbeat;
import io.universe.control.WorkerMessage;
import io.universe.worker.http.TrafficFigures;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final List<WorkerMessage> sent = new ArrayList<>();
    private final List<Heartbeat> asked = new ArrayList<>();
    private TrafficFigures traffic = new TrafficFigures(0, 0, 0, 0, 0, 0);
    private long nanos = Duration.ofSeconds(1).toNanos();
    private long unhandled;
    private Future<Optional<String>> answer = Future.succeededFuture(Optional.empty());
    private final Figures figures =
            new Figures(() -> traffic, () -> Duration.ofMillis(40), () -> unhandled, () -> nanos);
    private final Pulse pulse = new Pulse(
            "web-0.1",
            figures,
            new LoopProbe(List.of(), () -> new Thread[0], () -> nanos),
            heartbeat -> {
                asked.add(heartbeat);
                return answer;
            },
            sent::add);

    @Test
    void shouldTellAllThatClusterTwoDid() {
        traffic = new TrafficFigures(2, 5, 1, 40, 4, Duration.ofMillis(800).toNanos());
        unhandled = 3;
        JsonObject beat = beatAfter(Duration.ofSeconds(4));

        assertThat(beat.fieldNames())
                .contains(
                        "pid",
                        "uptime",
                        "cpu",
                        "memory",
                        "aliveConnections",
                        "totalConnections",
                        "transactions",
                        "durations",
                        "tps",
                        "totalTransactions",
                        "totalDurations",
                        "gc",
                        "error",
                        "cycle");
        assertThat(beat.getJsonObject("gc").fieldNames()).containsExactly("incremental", "full", "pauseMs");
        assertThat(beat.getJsonObject("error").encode()).isEqualTo("{\"count\":4,\"fatal\":3}");
        assertThat(beat.getLong("pid")).isEqualTo(ProcessHandle.current().pid());
        assertThat(beat.getJsonObject("memory").getLong("rss"))
                .isGreaterThan(beat.getJsonObject("memory").getLong("heapUsed") / 2);
        assertThat(beat.getDouble("cpu")).isBetween(0.0, 1.0);
        assertThat(beat.getDouble("tps")).isEqualTo(10);
        assertThat(beat.getLong("durations")).isEqualTo(800);
        assertThat(beat.getLong("eventLoopDelayMillis")).isEqualTo(40);
        assertThat(beat.getLong("intervalMillis")).isEqualTo(4_000);
        assertThat(beat.getLong("inFlight")).isEqualTo(1);
        assertThat(beat.getInteger("threads")).isPositive();
    }

    @Test
    void shouldBeginToCountAnewWithEachHeartbeat() {
        traffic = new TrafficFigures(2, 5, 1, 40, 4, Duration.ofMillis(800).toNanos());
        beatAfter(Duration.ofSeconds(4));
        traffic = new TrafficFigures(0, 6, 0, 41, 4, Duration.ofMillis(830).toNanos());
        JsonObject beat = beatAfter(Duration.ofSeconds(2));

        assertThat(beat.getLong("cycle")).isEqualTo(2);
        assertThat(beat.getLong("transactions")).isEqualTo(1);
        assertThat(beat.getDouble("tps")).isEqualTo(0.5);
        assertThat(beat.getLong("durations")).isEqualTo(30);
        assertThat(beat.getJsonObject("error").getLong("count")).isZero();
        assertThat(beat.getLong("failed")).isEqualTo(4);
        assertThat(beat.getLong("totalTransactions")).isEqualTo(41);
        assertThat(beat.getLong("totalDurations")).isEqualTo(830);
        assertThat(beat.getLong("totalConnections")).isEqualTo(6);
    }

    @Test
    void shouldAskTheApplicationOnlyWhileTheWorkerServes() {
        answer = Future.succeededFuture(Optional.of("tired"));
        pulse.beat();
        assertThat(asked).isEmpty();

        pulse.serving(true);
        pulse.beat();
        assertThat(asked).hasSize(1);
        assertThat(sent).last().isEqualTo(new WorkerMessage.RecycleWanted("tired"));

        pulse.serving(false);
        pulse.beat();
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldGoOnBeatingWhileTheApplicationDoesNotAnswerAndAskAgainWhenItHas() {
        Promise<Optional<String>> late = Promise.promise();
        answer = late.future();
        pulse.serving(true);
        pulse.beat();
        pulse.beat();
        assertThat(asked).hasSize(1);
        assertThat(sent).hasSize(2);

        late.complete(Optional.empty());
        pulse.beat();
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldTakeAFailureOfTheApplicationForNo() {
        answer = Future.failedFuture(new IllegalStateException("bug"));
        pulse.serving(true);
        pulse.beat();
        pulse.beat();

        assertThat(asked).hasSize(2);
        assertThat(sent).hasSize(2).allMatch(message -> message instanceof WorkerMessage.Beat);
    }

    private JsonObject beatAfter(Duration time) {
        nanos += time.toNanos();
        pulse.beat();
        return ((WorkerMessage.Beat) sent.get(sent.size() - 1)).figures();
    }
}
