package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three contexts in processes of their own: who they are to each other, what they say to each other, and what only one of them does. */
@MultiProcessTest
class TrioIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse()
                .of(Trio.application())
                .running("web", "engine", "jobs")
                .withCache()
                .with("--cluster.locality=trio.near=host,trio.here=jvm")
                .with("--contexts.engine.maxInstances=3", "--contexts.engine.options.colour=red")
                .start();
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @BeforeEach
    void awaitReady() {
        universe.awaitReady();
    }

    private static JsonObject ask(Object target, String name, Object... arguments) throws IOException {
        String list = new JsonArray(List.of(arguments)).encode();
        return new JsonObject(universe.get(
                        "web",
                        "/ask/" + name + "?target=" + target + "&arguments="
                                + URLEncoder.encode(list, StandardCharsets.UTF_8))
                .body());
    }

    /** What a worker says of itself; one that serves may become known to others a moment later. */
    private static JsonObject who(Object target) {
        return Await.until(
                        target + " answers", SOON, () -> ask(target, "who"), answer -> !answer.containsKey("failure"))
                .getJsonObject("value");
    }

    private static JsonObject emit(String targets, String value) throws IOException {
        return new JsonObject(universe.get("web", "/emit?targets=" + targets + "&value=" + value)
                .body());
    }

    private static void awaitHeard(String worker, String note) {
        Await.until(
                worker + " has heard " + note,
                SOON,
                () -> who(worker).getJsonArray("heard").stream()
                        .filter(note::equals)
                        .count(),
                count -> count == 1);
    }

    @Test
    void shouldKnowWhoItIsAndWhoElseThereIs() throws IOException {
        assertThat(who("engine-0").getBoolean("isSpawn")).isTrue();
        assertThat(who("engine-1").getBoolean("isFork")).isTrue();
        assertThat(who("engine-1").getBoolean("isMaster")).isFalse();
        assertThat(who("jobs-0").getJsonArray("nodes"))
                .contains("master", "cache-0", "web-0", "engine-0", "engine-1", "jobs-1")
                .doesNotContain("jobs-0");
        assertThat(who("web-0").getJsonObject("options")).isEqualTo(new JsonObject().put("colour", "red"));
    }

    @Test
    void shouldStartContextsInTheirOrder() throws IOException {
        Instant engineReady = first("READY", "engine-");
        Instant jobsStarting = first("STARTING", "jobs-");
        assertThat(jobsStarting).isAfterOrEqualTo(engineReady);
        Await.until(
                "every context is told that all are up",
                SOON,
                () -> Stream.of("web-0", "engine-0", "jobs-0").toList(),
                workers -> workers.stream().allMatch(TrioIT::isReady));
    }

    private static boolean isReady(String worker) {
        return who(worker).getBoolean("isReady");
    }

    private static Instant first(String stage, String worker) {
        return universe.home().journal().stream()
                .filter(entry -> stage.equals(entry.getString("to"))
                        && entry.getString("worker", "").startsWith(worker))
                .map(entry -> Instant.parse(entry.getString("at")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldReachEachKindOfTarget() throws IOException {
        TestWorker engine = universe.worker("engine-1");
        assertThat(emit("engine", "to-a-context").isEmpty()).isTrue();
        assertThat(emit("engine-1,jobs-0", "to-workers").isEmpty()).isTrue();
        assertThat(emit("all", "to-all").isEmpty()).isTrue();
        assertThat(emit("master,self", "to-master-and-self").isEmpty()).isTrue();
        assertThat(emit(String.valueOf(engine.uuid()), "to-a-uuid").isEmpty()).isTrue();
        assertThat(who(engine.pid()).getString("worker")).isEqualTo("engine-1");
        for (String worker : List.of("engine-0", "engine-1")) {
            awaitHeard(worker, "web-0 SPAWN to-a-context");
        }
        for (String worker : List.of("engine-1", "jobs-0")) {
            awaitHeard(worker, "web-0 SPAWN to-workers");
        }
        for (String worker : List.of("web-0", "engine-0", "engine-1", "jobs-0", "jobs-1")) {
            awaitHeard(worker, "web-0 SPAWN to-all");
        }
        awaitHeard("web-0", "web-0 SPAWN to-master-and-self");
        awaitHeard("engine-1", "web-0 SPAWN to-a-uuid");
        assertThat(who("engine-0").getJsonArray("heard")).doesNotContain("web-0 SPAWN to-a-uuid");
    }

    @Test
    void shouldCarryAnEventFromWorkerToWorkerAndNeverDropOneSilently() throws IOException {
        assertThat(ask("engine-1", "pass", "jobs-1", "over").getString("value")).isEqualTo("passed");
        awaitHeard("jobs-1", "engine-1 FORK over");
        assertThat(ask("engine-1", "pass", "engine-7", "lost").getString("failure"))
                .contains("engine-7", "engine-0");
        assertThat(ask("nobody", "who").getString("failure")).contains("nobody");
        assertThat(ask("engine-0", "unheard").containsKey("failure")).isTrue();
    }

    @Test
    void shouldSendItsStateToWhoJoins() throws IOException {
        TestWorker killed = universe.worker("engine-1").kill();
        TestWorker successor = killed.awaitSuccessor();
        universe.awaitReady();
        Await.until(
                successor.uuid() + " has the state of all others",
                SOON,
                () -> who("engine-1").getJsonArray("states").stream().sorted().toList(),
                states -> states.equals(List.of("from engine-0", "from jobs-0", "from jobs-1", "from web-0")));
    }

    @Test
    void shouldPreferConsumersNearbyWhereTheOperatorSaysSo() {
        List<String> everybody = List.of("engine-0", "engine-1", "jobs-0", "jobs-1", "web-0");
        Await.until("all on this host serve", SOON, () -> served("trio.near"), everybody::equals);
        Await.until("everybody serves", SOON, () -> served("trio.anywhere"), everybody::equals);
        assertThat(served("trio.here")).containsExactly("web-0");
    }

    private static List<String> served(String address) {
        try {
            return new JsonArray(universe.get("web", "/served/" + address).body())
                    .stream().map(String::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldForkWithinTheOperatorsLimit() throws IOException {
        assertThat(ask("engine-0", "fork", 1).getInteger("value")).isEqualTo(3);
        universe.awaits("engine-2 is READY", status -> status.isReady("engine-2", 0));
        assertThat(ask("engine-0", "fork", 1).getString("failure")).contains("contexts.engine.maxInstances");
        assertThat(universe.command("scale", "engine=2").exitCode()).isZero();
        universe.awaitReady();
    }

    @Test
    void shouldRunASingletonOnceAndMoveItWhenItsNodeDies() throws IOException {
        String holder = awaitClock();
        TestWorker killed = universe.worker(holder);
        String other = holder.equals("jobs-0") ? "jobs-1" : "jobs-0";
        killed.kill();
        Await.until(other + " has the clock", SOON, () -> who(other).getBoolean("hasClock"), has -> has);
        killed.awaitSuccessor();
        universe.awaitReady();
        assertThat(clocks()).containsExactly(other);
    }

    private static String awaitClock() {
        return Await.until("somebody has the clock", SOON, TrioIT::clocks, holders -> holders.size() == 1)
                .get(0);
    }

    private static List<String> clocks() throws IOException {
        return Stream.of(who("jobs-0"), who("jobs-1"))
                .filter(job -> job.getBoolean("hasClock"))
                .map(job -> job.getString("worker"))
                .toList();
    }

    @Test
    void shouldExcludeByALock() {
        List<CompletableFuture<JsonObject>> counting = Stream.of("engine-0", "engine-1", "jobs-0", "jobs-1")
                .map(worker -> CompletableFuture.supplyAsync(() -> count(worker)))
                .toList();
        int highest = counting.stream()
                .mapToInt(done -> done.join().getInteger("value"))
                .max()
                .orElse(0);
        assertThat(highest).isEqualTo(4 * 25);
    }

    private static JsonObject count(String worker) {
        try {
            JsonObject answer = ask(worker, "count", 25);
            assertThat(answer.getString("failure")).isNull();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
