package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.http.Answer;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an operator wishes of workers that serve, and what it costs those that they serve: nothing. */
@MultiProcessTest
class VerbsIT {

    private static final int SEVERAL = 40;

    @Test
    void shouldDoWhatIsWishedWithoutLosingARequest() throws IOException {
        try (TestUniverse universe =
                aUniverse().of(Witness.application()).running("front", "back").start()) {
            universe.awaitReady();
            try (RunningLoad closing = load(universe).start();
                    RunningLoad kept = load(universe).keepAlive().start()) {
                pauseAndResume(universe);
                recycle(universe);
                scale(universe);
                refuse(universe);
                flow(closing, kept);
                assertNothingLost(closing.stop());
                assertNothingLost(kept.stop());
            }
            pauseTheLastOneAndStop(universe);
        }
    }

    private static Load load(TestUniverse universe) {
        return Load.on(universe.address("front").resolve("/hello")).connections(4);
    }

    private static void flow(RunningLoad... loads) {
        for (RunningLoad load : loads) {
            load.awaitAnswers(SEVERAL);
        }
    }

    private static void assertNothingLost(LoadReport report) {
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.sent());
    }

    private static void pauseAndResume(TestUniverse universe) throws IOException {
        TestWorker worker = universe.worker("front-0");
        assertThat(done(universe, "pause", "front-0")).endsWith("front-0.1 is PAUSED\n");

        for (int i = 0; i < SEVERAL; i++) {
            assertThat(who(universe)).isEqualTo("front-1");
        }
        assertThat(Witness.selfOf(universe, "front-0").getString("uuid")).isEqualTo(worker.uuid());
        UniverseStatus paused = universe.status();
        JsonObject json = paused.worker("front-0").orElseThrow();
        assertThat(json.getString("stage")).isEqualTo("PAUSED");
        assertThat(json.getLong("pid")).isEqualTo(worker.pid());
        assertThat(paused.nodes()).anyMatch(node -> node.getString("uuid").equals(worker.uuid()));
        assertThat(paused.isReady()).isTrue();
        assertThat(universe.command("status").stdout()).contains("PAUSED");

        assertThat(refused(universe, 1, "pause", "front-0")).isEqualTo("refused: front-0.1 is PAUSED, not READY\n");
        assertThat(done(universe, "resume", "front-0")).endsWith("front-0.1 is READY\n");
        Await.until("front-0 serves again", Duration.ofSeconds(20), () -> who(universe), "front-0"::equals);
    }

    private static void recycle(TestUniverse universe) {
        TestWorker before = universe.worker("front-0");
        assertThat(done(universe, "recycle", "front-0")).endsWith("front-0.2 is READY, front-0.1 has ended\n");

        TestWorker after = universe.worker("front-0");
        assertThat(after.incarnation()).isEqualTo(2);
        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(before.process().isAlive()).isFalse();
    }

    private static void scale(TestUniverse universe) {
        assertThat(done(universe, "scale", "front=3")).endsWith("front has 3 workers\n");
        TestWorker second = universe.worker("front-1");
        TestWorker third = universe.worker("front-2");

        assertThat(done(universe, "scale", "front=1")).endsWith("front has 1 worker\n");

        assertThat(third.process().isAlive()).isFalse();
        assertThat(second.process().isAlive()).isFalse();
        assertThat(drained(universe)).containsExactly("front-0.1", "front-2.1", "front-1.1");
    }

    private static List<String> drained(TestUniverse universe) {
        return universe.command("events", "--json")
                .stdout()
                .lines()
                .map(JsonObject::new)
                .filter(event -> "DRAINING".equals(event.getString("to")))
                .map(event -> event.getString("worker"))
                .toList();
    }

    private static void refuse(TestUniverse universe) {
        assertThat(refused(universe, 1, "pause", "back-0")).contains("back-0.1 has no port");
        assertThat(refused(universe, 1, "recycle", "front-7")).contains("front-7");
        assertThat(refused(universe, 1, "scale", "front=0")).contains("1 to 10000");
        assertThat(refused(universe, 2, "scale", "front")).contains("write it like web=3");
    }

    /** Connections wait in the socket's queue, and the stop of a universe that pauses finds them there. */
    private static void pauseTheLastOneAndStop(TestUniverse universe) {
        assertThat(done(universe, "pause", "front-0")).contains("nobody takes the traffic of front");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> who(universe));
        assertThat(done(universe, "resume", "front-0")).endsWith("front-0.2 is READY\n");
        assertThat(first.join()).isEqualTo("front-0");

        done(universe, "pause", "front-0");
        assertThat(universe.command("stop").exitCode()).isZero();
        assertThat(universe.awaitExit()).isZero();
    }

    private static String who(TestUniverse universe) {
        try {
            Answer answer = universe.get("front", "/who");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String done(TestUniverse universe, String... words) {
        Command.Ended ended = universe.command(words);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.stderr()).as(ended.toString()).isEmpty();
        return ended.stdout();
    }

    private static String refused(TestUniverse universe, int code, String... words) {
        Command.Ended ended = universe.command(words);
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(code);
        return ended.stderr();
    }
}
