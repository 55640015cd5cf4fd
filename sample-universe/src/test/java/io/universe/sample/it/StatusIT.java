package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.http.Answer;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the processes of a universe say about themselves, asked for from any of them, over HTTP and on the command line. */
@MultiProcessTest
class StatusIT {

    private static final Fixture APPLICATION = Fixture.application("""
            package mood;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.universe.status.NodeStatus;
            import io.universe.status.Statuses;
            import io.vertx.core.Future;
            import io.vertx.core.json.JsonArray;
            import io.vertx.core.json.JsonObject;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Mood implements Module {

                public static final class Left implements WorkerContext {
                    public String name() { return "left"; }
                    public int instances() { return 1; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public static final class Right implements WorkerContext {
                    public String name() { return "right"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public Future<?> start(Worker worker) {
                    worker.service(Statuses.class).register("mood", () -> new JsonObject().put("of", worker.name()));
                    return Future.succeededFuture();
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> router.get("/status/:name").handler(context -> worker.service(Statuses.class)
                            .getStatus(context.pathParam("name"))
                            .onSuccess(all -> context.json(new JsonArray(all.stream().map(NodeStatus::toJson).toList())))
                            .onFailure(context::fail)));
                }
            }
            """);

    private static final List<String> WORKERS = List.of("left-0", "right-0", "right-1");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WAIT = Duration.ofSeconds(1);
    /** For a machine that does much else. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe =
                aUniverse().of(APPLICATION).running("left", "right").withCache().start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitComplete() {
        universe.awaitReady();
        universe.awaits("every process is a node", status -> status.nodes().size() == WORKERS.size() + 2);
    }

    @Test
    void shouldBeSeenFromEveryWorkerAndFromOutside() throws IOException {
        for (String context : List.of("left", "right")) {
            assertMoods(new JsonArray(universe.get(context, "/status/mood").body()));
        }
        assertMoods(status("mood"));
    }

    private static void assertMoods(JsonArray entries) {
        assertThat(workers(entries)).containsExactlyElementsOf(WORKERS);
        assertThat(objects(entries)).allSatisfy(entry -> {
            assertThat(entry.getJsonObject("status").getString("of")).isEqualTo(entry.getString("worker"));
            assertThat(entry.getLong("pid"))
                    .isEqualTo(universe.worker(entry.getString("worker")).pid());
        });
    }

    @Test
    void shouldHaveWhatThePlatformSaysOfItself() throws IOException {
        assertThat(workers(status("os"))).containsExactly("master", "cache-0", "left-0", "right-0", "right-1");
        assertThat(workers(status("heartbeat"))).containsAll(WORKERS).contains("cache-0");
        assertThat(workers(status("deathQueue"))).containsExactly("master");
        assertThat(workers(status("cache"))).containsAll(WORKERS);
        assertThat(new JsonObject(universe.control().get("/status").body()).getJsonArray("names"))
                .contains("mood", "os", "heartbeat", "deathQueue", "cache");
    }

    @Test
    void shouldSayThatAWorkerIsSilentWithoutWaitingLonger() throws IOException {
        TestWorker silent = universe.worker("right-1");
        silent.signal("STOP");
        try {
            long begin = System.nanoTime();
            JsonArray entries = status("mood?wait=" + WAIT.toMillis() + "ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(WAIT.plus(SLACK));
            assertThat(workers(entries)).containsExactlyElementsOf(WORKERS);
            assertThat(objects(entries))
                    .filteredOn(entry -> entry.containsKey("error"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.getString("worker")).isEqualTo("right-1");
                        assertThat(entry.getString("error")).isNotBlank().doesNotContain("\n");
                    });
        } finally {
            silent.signal("CONT");
        }
        Await.until(
                "it answers again",
                SOON,
                () -> status("mood"),
                entries -> !entries.encode().contains("error"));
    }

    @Test
    void shouldSayNothingOfTheDead() throws IOException {
        TestWorker dead = universe.worker("right-1").kill();
        dead.awaitEnd();
        Await.until(
                "nobody says anything of " + dead.uuid(),
                SOON,
                () -> status("mood"),
                entries -> objects(entries).stream()
                        .noneMatch(entry -> entry.getString("uuid").equals(dead.uuid())));
        dead.awaitSuccessor();
        Await.until("its successor does", SOON, () -> workers(status("mood")), WORKERS::equals);
    }

    @Test
    void shouldTellOnTheCommandLine() {
        Command.Ended mood = universe.command("status", "mood");
        assertThat(mood.exitCode()).as(mood.toString()).isZero();
        assertThat(mood.stdout()).contains("left-0", "right-1", "\"of\":\"right-0\"");
    }

    @Test
    void shouldRefuseANameThatNobodyKnows() throws IOException {
        Answer answer = universe.control().get("/status/nonsense");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("nonsense", "mood");

        Command.Ended ended = universe.command("status", "nonsense");

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.stderr().strip()).contains("nonsense").doesNotContain("\n");
    }

    private static JsonArray status(String path) throws IOException {
        Answer answer = universe.control().get("/status/" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body());
    }

    private static List<String> workers(JsonArray entries) {
        return objects(entries).stream().map(entry -> entry.getString("worker")).toList();
    }

    private static List<JsonObject> objects(JsonArray entries) {
        return entries.stream().map(JsonObject.class::cast).toList();
    }
}
