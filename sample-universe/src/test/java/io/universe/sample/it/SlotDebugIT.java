package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Debuggers in a worker that serves: it keeps its slot while it stands still, and another one takes that when they have gone. */
@MultiProcessTest
@EnabledForJreRange(max = JRE.JAVA_23, disabledReason = "from Java 24 on no running JVM can be opened to debuggers")
class SlotDebugIT {

    private static final String BREAKPOINT = "io.universe.sample.web.WorkerController.describe";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);
    private static final int SEVERAL = 20;
    private static final int SOME = 5;

    private static Scenario aSample() {
        return aUniverse()
                .ofTheSample()
                .withWorkers(2)
                .with("--heartbeatInterval=300ms", "--tolerance=" + TOLERANCE.toMillis() + "ms");
    }

    @Test
    void shouldServeOnWhileItIsDebuggedAndBeReplacedWithoutLossAfterwards() throws IOException {
        try (TestUniverse universe = aSample().with("--debug.running=true").start()) {
            universe.awaitReady();
            assertThat(universe.command("debug", "web-0").stderr())
                    .as("there is no context cache here")
                    .contains("refused: web-0.1 cannot be debugged in its slot: it holds the data of the universe");
            List<String> before = lives(universe);
            JsonObject worker = opened(universe);
            int port = worker.getJsonObject("jdwp").getInteger("port");
            standStill(universe, port, "stop thread in ", SOME);
            standStill(universe, port, "stop in ", 1);
            assertThat(lives(universe)).isEqualTo(before);
            finishUnderLoad(universe);
            assertThat(universe.home().journal())
                    .filteredOn(
                            entry -> List.of("debugStarted", "debugFinished").contains(entry.getString("type")))
                    .extracting(entry -> entry.getString("type") + " " + entry.getString("worker"))
                    .containsExactly("debugStarted web-1.1", "debugFinished web-1.1");
        }
    }

    @Test
    @LongForm
    void shouldSayWhatHelpsWhereItWasNotStartedForThat() throws IOException {
        try (TestUniverse universe = aSample().start()) {
            universe.awaitReady();
            Command.Ended ended = universe.command("debug", "web-1");
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.stderr())
                    .contains(
                            "refused: web-1.1 cannot be debugged in its slot",
                            "debug.running: true",
                            "debug web --fresh");
        }
    }

    private static JsonObject opened(TestUniverse universe) throws IOException {
        Command.Ended ended = universe.command("debug", "web-1");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        JsonObject worker = universe.status().worker("web-1").orElseThrow();
        assertThat(worker.getString("stage")).isEqualTo("READY");
        assertThat(ended.stdout())
                .contains("web-1.1 waits for a debugger")
                .contains(worker.getJsonObject("commands").getString("jdb"));
        return worker;
    }

    /** For longer than anybody else may be silent. What has come to it meanwhile waits, and is answered in the end. */
    private static void standStill(TestUniverse universe, int port, String stop, int served) throws IOException {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        try (Jdb jdb = Jdb.attach(Path.of(System.getProperty("java.home"), "bin", "java"), port)) {
            jdb.does(stop + BREAKPOINT, "Set breakpoint " + BREAKPOINT);
            CompletableFuture<Void> hit = CompletableFuture.runAsync(() -> jdb.awaits("Breakpoint hit"));
            askUntil(hit, asked, universe);
            askUntil(CompletableFuture.runAsync(SlotDebugIT::outlastTolerance), asked, universe);
            assertThat(asked).filteredOn(answer -> !answer.isDone()).isNotEmpty();
            assertThat(asked).filteredOn(CompletableFuture::isDone).hasSizeGreaterThanOrEqualTo(served);
            assertThat(universe.status().json().getJsonArray("deathQueue")).isEmpty();
            jdb.does("clear " + BREAKPOINT, "Removed");
            jdb.does("resume", "All threads resumed");
            for (CompletableFuture<Answer> answer : asked) {
                assertThat(answer.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                                .join()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static void askUntil(
            CompletableFuture<Void> end, List<CompletableFuture<Answer>> asked, TestUniverse universe) {
        URI address = universe.address("web");
        long beginNanos = System.nanoTime();
        while (!end.isDone() && System.nanoTime() - beginNanos < SOON.toNanos()) {
            asked.add(ask(address));
            LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
        }
        end.join();
    }

    private static void outlastTolerance() {
        LockSupport.parkNanos(TOLERANCE.plusSeconds(1).toNanos());
    }

    /** On a thread of its own, as it may be held. */
    private static CompletableFuture<Answer> ask(URI address) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.completeAsync(() -> get(address), Runnable::run), "asks");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private static Answer get(URI address) {
        try {
            return new TcpHttp(address).get("/api/worker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void finishUnderLoad(TestUniverse universe) throws IOException {
        Load load = Load.on(universe.address("web").resolve("/api/worker")).connections(2);
        try (RunningLoad closing = load.start();
                RunningLoad kept = load.keepAlive().start()) {
            closing.awaitAnswers(SEVERAL);
            Command.Ended ended = universe.command("debug", "--finish", "web-1");
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            assertThat(ended.stdout()).contains("web-1.2 is READY, web-1.1 has ended");
            kept.awaitAnswers(SEVERAL);
            assertNothingLost(closing.stop());
            assertNothingLost(kept.stop());
        }
        assertThat(universe.status().worker("web-1").orElseThrow().containsKey("jdwp"))
                .isFalse();
    }

    private static List<String> lives(TestUniverse universe) throws IOException {
        return universe.status().workers().stream()
                .map(worker -> worker.getString("name") + "." + worker.getInteger("incarnation") + " "
                        + worker.getString("stage"))
                .toList();
    }

    private static void assertNothingLost(LoadReport report) {
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.sent());
    }
}
