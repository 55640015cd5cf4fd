package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Debuggers in a worker of its own: it stands still at a breakpoint, and nobody else notices. */
@MultiProcessTest
class DebugIT {

    private static final String BREAKPOINT = "io.universe.sample.web.WorkerController.describe";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TOLERANCE = Duration.ofSeconds(4);
    private static final int SEVERAL = 20;

    private static Scenario aSample() {
        return aUniverse()
                .ofTheSample()
                .withWorkers(2)
                .with("--heartbeatInterval=300ms", "--tolerance=" + TOLERANCE.toMillis() + "ms");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    @Test
    void shouldStopAtABreakpointWhileTheSharedPortLosesNothing() throws IOException {
        debug(aSample(), java(), DebugIT::finishWhoStandsStill);
    }

    @Test
    @LongForm
    @Requires(Tool.JDK_25)
    void shouldDoTheSameOnJava25() throws IOException {
        Path java = Tool.JDK_25.find().orElseThrow();
        debug(aSample().onJava(java), java, DebugIT::finish);
    }

    private static void debug(Scenario scenario, Path java, BiConsumer<TestUniverse, JsonObject> end)
            throws IOException {
        try (TestUniverse universe = scenario.start()) {
            universe.awaitReady();
            Map<String, Object> before = capacity(universe.status());
            Load load = Load.on(universe.address("web").resolve("/api/worker")).connections(2);
            try (RunningLoad closing = load.start();
                    RunningLoad kept = load.keepAlive().start()) {
                JsonObject worker = fresh(universe);
                assertThat(new TcpHttp(served(worker))
                                .get("/api/constellations")
                                .status())
                        .as("it asks the engine over the event bus")
                        .isEqualTo(200);
                standStill(universe, Jdb.attach(java, port(worker)), served(worker), kept);
                assertThat(capacity(universe.status())).isEqualTo(before);
                assertRefused(universe, "debug", "web", "--fresh");
                end.accept(universe, worker);
                kept.awaitAnswers(SEVERAL);
                assertNothingLost(closing.stop());
                assertNothingLost(kept.stop());
            }
            assertThat(capacity(universe.status())).isEqualTo(before);
            assertThat(universe.home().journal())
                    .filteredOn(entry -> entry.getString("type").startsWith("debug"))
                    .extracting(entry -> entry.getString("type") + " " + entry.getString("worker"))
                    .containsExactly("debugStarted web-debug.1", "debugFinished web-debug.1");
        }
    }

    private static URI served(JsonObject worker) {
        return URI.create(worker.getJsonObject("http").getString("url"));
    }

    private static int port(JsonObject worker) {
        return worker.getJsonObject("jdwp").getInteger("port");
    }

    /** For longer than anybody else may be silent. */
    private static void standStill(TestUniverse universe, Jdb attached, URI served, RunningLoad load) {
        try (Jdb jdb = attached) {
            CompletableFuture<Answer> held = stopAtTheBreakpoint(jdb, served);
            long beginNanos = System.nanoTime();
            while (System.nanoTime() - beginNanos < TOLERANCE.plusSeconds(1).toNanos()) {
                load.awaitAnswers(SEVERAL);
            }
            assertThat(held).isNotDone();
            assertThat(debugged(universe).orElseThrow().getString("stage")).isEqualTo("DEBUGGED");
            jdb.does("clear " + BREAKPOINT, "Removed");
            jdb.does("cont", ">");
            Answer answer = held.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(new JsonObject(answer.body()).getString("name")).isEqualTo("web-debug.1");
        }
    }

    private static CompletableFuture<Answer> stopAtTheBreakpoint(Jdb jdb, URI served) {
        jdb.does("stop in " + BREAKPOINT, "Set breakpoint " + BREAKPOINT);
        CompletableFuture<Answer> held = CompletableFuture.supplyAsync(() -> ask(served));
        jdb.awaits("Breakpoint hit");
        return held;
    }

    private static Answer ask(URI served) {
        try {
            return new TcpHttp(served).get("/api/worker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject fresh(TestUniverse universe) throws IOException {
        Command.Ended ended = universe.command("debug", "web", "--fresh");
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        JsonObject worker = debugged(universe).orElseThrow();
        assertThat(ended.stdout())
                .contains(
                        "jdb -attach 127.0.0.1:" + worker.getJsonObject("jdwp").getInteger("port"))
                .contains(worker.getJsonObject("http").getString("url"));
        return worker;
    }

    private static void assertRefused(TestUniverse universe, String... words) {
        Command.Ended ended = universe.command(words);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.stderr()).contains("refused: web-debug.1 is debugged already");
    }

    private static void finish(TestUniverse universe, JsonObject worker) {
        Command.Ended ended = universe.command("debug", "--finish", worker.getString("name"));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(debugged(universe)).isEmpty();
        assertThat(new OsProcess(worker.getLong("pid")).isAlive()).isFalse();
    }

    /** The next debugger attaches at the same port; a worker at its breakpoint hears no order. */
    private static void finishWhoStandsStill(TestUniverse universe, JsonObject worker) {
        try (Jdb jdb = Jdb.attach(java(), port(worker))) {
            CompletableFuture<Answer> held = stopAtTheBreakpoint(jdb, served(worker));
            finish(universe, worker);
            Await.until("who asked knows it", SOON, held::isCompletedExceptionally, ended -> ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonObject> debugged(TestUniverse universe) {
        try {
            return universe.status().context("web").getJsonArray("debugged").stream()
                    .map(JsonObject.class::cast)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who is there to serve, and what others are told of it. */
    private static Map<String, Object> capacity(UniverseStatus status) {
        return Map.of(
                "ready", status.isReady(),
                "ecv", status.json().getJsonObject("ecv"),
                "nodes",
                        status.nodes().stream()
                                .map(node -> node.getString("uuid"))
                                .sorted()
                                .toList(),
                "target", status.context("web").getInteger("target"),
                "workers", lives(status),
                "deathQueue", status.json().getJsonArray("deathQueue"));
    }

    private static List<String> lives(UniverseStatus status) {
        return Stream.concat(status.workers().stream(), status.standbys("web").stream())
                .map(worker ->
                        worker.getString("name") + "." + worker.getInteger("incarnation") + worker.getString("stage"))
                .toList();
    }

    private static void assertNothingLost(LoadReport report) {
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.sent());
    }
}
