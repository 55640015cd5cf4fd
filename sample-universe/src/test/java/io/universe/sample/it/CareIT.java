package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that serve badly, or no more, are replaced, each for what is wrong with it, and nobody else is. */
@MultiProcessTest
class CareIT {

    private static final Duration TOLERANCE = Duration.ofSeconds(6);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Fixture APPLICATION = Fixture.application("""
            package care;

            import io.universe.app.Controller;
            import io.universe.app.Heartbeat;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import java.util.List;
            import java.util.Optional;
            import java.util.OptionalInt;

            public final class Care implements Module {

                private static volatile boolean isTired;

                public static final class Fit implements WorkerContext {
                    public String name() { return "fit"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }

                    public Optional<String> shouldRecycle(Heartbeat heartbeat) {
                        return isTired ? Optional.of("tired after " + heartbeat.cycle()) : Optional.empty();
                    }
                }

                public static final class Counted implements WorkerContext {
                    public String name() { return "counted"; }
                    public int instances() { return 1; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> {
                        router.get("/tire").handler(context -> {
                            isTired = true;
                            context.end(worker.name());
                        });
                        router.get("/block").handler(context -> blockTheLoop());
                    });
                }

                private static void blockTheLoop() {
                    try {
                        Thread.sleep(120_000);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse()
                .of(APPLICATION)
                .of(Witness.application())
                .running("fit", "counted", "back")
                .with(
                        "--heartbeatInterval=300ms",
                        "--tolerance=" + TOLERANCE.toMillis() + "ms",
                        "--stopTimeout=5s",
                        "--policies.eventLoopBlocked=2s",
                        "--contexts.counted.policies.maxRequests=300")
                .start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitPeace() {
        universe.awaits("everybody is READY and nobody is to be replaced", CareIT::isAtPeace);
    }

    private static boolean isAtPeace(UniverseStatus status) {
        return status.isReady()
                && status.json().getJsonArray("deathQueue").isEmpty()
                && status.workers().stream().allMatch(worker -> "READY".equals(worker.getString("stage")))
                && status.contexts().stream()
                        .map(status::context)
                        .allMatch(context -> context.getJsonArray("leaving").isEmpty());
    }

    @Test
    void shouldReplaceAStoppedWorkerAndSayThatItWasStopped() throws IOException {
        TestWorker stopped = universe.worker("fit-1").signal("STOP");

        assertThat(universe.status().worker("fit-1").orElseThrow().getJsonObject("heartbeat"))
                .isNotEmpty();
        stopped.awaitSuccessor();
        stopped.awaitEnd();

        JsonObject killed = journal("transition")
                .filter(entry -> life(stopped).equals(entry.getString("worker")))
                .filter(entry -> "KILLING".equals(entry.getString("to")))
                .findFirst()
                .orElseThrow();
        assertThat(killed.getString("reason")).isEqualTo("silent: stopped");
        assertThat(killed.getJsonObject("evidence").getString("processState")).isEqualTo("T (stopped)");
        assertThat(killed.getJsonObject("evidence").getString("threadDump")).isEqualTo("not asked");
        JsonObject saved =
                new JsonObject(Files.readString(universe.home().log().resolve(life(stopped) + ".silent.json")));
        assertThat(saved.getJsonObject("lastHeartbeat").getLong("pid")).isEqualTo(stopped.pid());
    }

    @Test
    void shouldReplaceAWorkerWhoseEventLoopIsBlockedAndKeepItsThreads() throws IOException {
        URI address = universe.address("fit");
        try (Socket blocking = new Socket(address.getHost(), address.getPort())) {
            blocking.getOutputStream()
                    .write("GET /block HTTP/1.1\r\nHost: fit\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            JsonObject finding = Await.until(
                    "an event loop is found to be blocked",
                    LONG,
                    () -> journal("finding")
                            .filter(entry -> "event-loop-blocked".equals(entry.getString("policy")))
                            .findFirst()
                            .orElse(new JsonObject()),
                    found -> !found.isEmpty());
            String life = finding.getString("worker");
            String slot = life.substring(0, life.indexOf('.'));
            int incarnation = Integer.parseInt(life.substring(life.indexOf('.') + 1));

            universe.awaits(slot + " has a successor", status -> status.isReady(slot, incarnation));
            assertThat(Files.readString(universe.home().log().resolve(life + ".out")))
                    .contains("Full thread dump", "Care.blockTheLoop");
        }
    }

    @Test
    void shouldReplaceWhoeverWantsItWithoutLosingARequest() throws IOException {
        try (RunningLoad load = Load.on(universe.address("fit").resolve("/hello"))
                .connections(4)
                .start()) {
            load.awaitAnswers(50);
            TestWorker tired = universe.worker(universe.get("fit", "/tire").body());
            TestWorker successor = tired.awaitSuccessor();
            tired.awaitEnd();
            load.awaitAnswers(50);
            LoadReport report = load.stop();

            assertThat(report.failed()).as(report.toString()).isZero();
            assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
            assertThat(recycleOf(tired).getString("reason")).startsWith("tired after ");
            assertReadyBeforeItsPredecessorLeft(tired);
            assertToldOnce(tired, "left");
            assertToldOnce(successor, "joined");
        }
    }

    private static void assertToldOnce(TestWorker worker, String what) {
        String uuid = Objects.requireNonNull(worker.uuid());
        Await.until(
                "back-0 is told that " + worker.name() + " has " + what,
                Duration.ofSeconds(20),
                () -> of(uuid, seenByBack(what)),
                count -> count == 1);
    }

    private static JsonArray seenByBack(String what) throws IOException {
        return new JsonObject(universe.get("fit", "/seen/back-0").body()).getJsonArray(what);
    }

    private static long of(String uuid, JsonArray nodes) {
        return nodes.stream()
                .map(JsonObject.class::cast)
                .filter(node -> uuid.equals(node.getString("uuid")))
                .count();
    }

    @Test
    @LongForm
    void shouldReplaceALoneWorkerThatHasServedEnoughAgainAndAgainWithoutLosingARequest() {
        TestWorker first = universe.worker("counted-0");
        try (RunningLoad load = Load.on(universe.address("counted").resolve("/hello"))
                .connections(4)
                .start()) {
            TestWorker second = first.awaitSuccessor();
            second.awaitSuccessor();
            load.awaitAnswers(50);
            LoadReport report = load.stop();

            assertThat(report.failed()).as(report.toString()).isZero();
        }
        assertThat(recycleOf(first).getString("reason")).isEqualTo("max-requests");
        assertThat(recycleOf(first).getJsonObject("evidence").getString("limit"))
                .isEqualTo("300");
    }

    @Test
    @LongForm
    void shouldKillNobodyWhenTheMasterWasSuspendedItself() {
        List<Integer> before = incarnations(Objects.requireNonNull(peace()));
        long recycles = journal("recycle").count();
        long late = journal("late").count();

        universe.master().signal("STOP");
        passes(TOLERANCE.plusSeconds(3));
        universe.master().signal("CONT");
        passes(TOLERANCE.plusSeconds(2));

        assertThat(incarnations(peace())).isEqualTo(before);
        assertThat(journal("recycle").count()).isEqualTo(recycles);
        assertThat(journal("late").count()).isGreaterThan(late);
    }

    private static UniverseStatus peace() {
        return universe.awaits("everybody is READY", CareIT::isAtPeace);
    }

    private static List<Integer> incarnations(UniverseStatus status) {
        return status.workers().stream()
                .map(worker -> worker.getInteger("incarnation"))
                .toList();
    }

    private static void passes(Duration time) {
        Instant end = Instant.now().plus(time);
        Await.until("time has passed", time.multipliedBy(4), Instant::now, now -> now.isAfter(end));
    }

    /** The entry of the journal that says why the worker came into the death queue. */
    private static JsonObject recycleOf(TestWorker worker) {
        return journal("recycle")
                .filter(entry -> life(worker).equals(entry.getString("worker")))
                .filter(entry -> "QUEUED".equals(entry.getString("step")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody recycled " + life(worker)));
    }

    private static void assertReadyBeforeItsPredecessorLeft(TestWorker worker) {
        List<JsonObject> moves = journal("transition")
                .filter(entry -> entry.getString("worker").startsWith(worker.name() + "."))
                .toList();
        int left = indexOf(moves, life(worker), "DRAINING", "TERMINATING");
        int ready = indexOf(moves, worker.name() + "." + (worker.incarnation() + 1), "READY");
        assertThat(ready).isNotNegative();
        assertThat(left).isGreaterThan(ready);
    }

    private static int indexOf(List<JsonObject> moves, String life, String... stages) {
        for (int move = 0; move < moves.size(); move++) {
            JsonObject entry = moves.get(move);
            if (entry.getString("worker").equals(life) && List.of(stages).contains(entry.getString("to"))) {
                return move;
            }
        }
        return -1;
    }

    private static Stream<JsonObject> journal(String type) {
        return universe.home().journal().stream().filter(entry -> type.equals(entry.getString("type")));
    }

    private static String life(TestWorker worker) {
        return worker.name() + "." + worker.incarnation();
    }
}
