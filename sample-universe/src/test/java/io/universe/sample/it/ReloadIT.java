package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phased restarts: nothing is lost when they work, and nothing when they do not. */
@MultiProcessTest
class ReloadIT {

    private static final int CONNECTIONS = 8;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> WHOLE_OR_PART = List.of("all", "front", "back");

    @TempDir
    private Path directory;

    @Test
    void shouldLoseNothingWhenEveryWorkerIsReplaced() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Edition.number(1))
                .running("front", "back")
                .with("--drain.webSocket=1s")
                .withConfiguration(paper("rag"))
                .start()) {
            URI front = universe.address("front");
            try (RunningLoad fresh = load(front, "/ask").start();
                    RunningLoad kept = load(front, "/edition").keepAlive().start()) {
                for (int round = 0; round < Rounds.of(3, 20); round++) {
                    assertRound(universe, round);
                    fresh.awaitAnswers(50);
                    kept.awaitAnswers(50);
                }
                assertComplete(fresh.stop());
                assertComplete(kept.stop());
            }
        }
    }

    private static Load load(URI server, String path) {
        return Load.on(server.resolve(path)).connections(CONNECTIONS);
    }

    private static void assertRound(TestUniverse universe, int round) throws IOException {
        String context = WHOLE_OR_PART.get(round % WHOLE_OR_PART.size());
        universe.home().configure(paper("paper" + round));
        Edition.replace(universe.home(), Edition.number(2 + round));
        CompletableFuture<String> slow = Streams.answerThatTakesFiveSeconds(universe);
        Streams.Socket socket = Streams.openSocket(universe);

        Command.Ended reload = reload(universe, context);

        assertThat(reload.exitCode()).as(reload.toString()).isZero();
        assertThat(generations(universe, context)).containsOnly(round + 2);
        assertThat(slow.join()).isEqualTo("slowly");
        if (!context.equals("back")) {
            assertGoingAway(universe, socket);
            assertSpawnIsLast(universe, round + 2);
            assertThat(universe.get("front", "/edition").body()).startsWith((2 + round) + " paper" + round);
        }
        socket.close();
    }

    private static Command.Ended reload(TestUniverse universe, String... words) {
        return universe.home().command("reload").with(words).run(LONG);
    }

    private static String paper(String paper) {
        return "contexts:\n  front:\n    options:\n      paper: " + paper + "\n";
    }

    private static List<Integer> generations(TestUniverse universe, String context) throws IOException {
        UniverseStatus status = universe.status();
        return status.workers().stream()
                .filter(worker ->
                        context.equals("all") || worker.getString("name").startsWith(context + "-"))
                .map(worker -> worker.getInteger("generation"))
                .toList();
    }

    /** Its worker began to drain at least that long ago. */
    private static void assertGoingAway(TestUniverse universe, Streams.Socket socket) {
        Streams.Closing closing = socket.closing().join();
        assertThat(closing.code()).isEqualTo(1001);
        Instant draining = universe.home().journal().stream()
                .filter(entry -> "DRAINING".equals(entry.getString("to"))
                        && entry.getString("worker", "").startsWith(socket.worker() + "."))
                .map(entry -> Instant.parse(entry.getString("at")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(Duration.between(draining, closing.at())).isGreaterThan(Duration.ofMillis(900));
    }

    private static void assertSpawnIsLast(TestUniverse universe, int generation) {
        List<String> ready = universe.home().journal().stream()
                .filter(entry -> "READY".equals(entry.getString("to")))
                .filter(entry -> entry.getInteger("generation") == generation)
                .map(entry -> entry.getString("worker"))
                .filter(worker -> worker.startsWith("front-"))
                .toList();
        assertThat(ready).hasSize(2);
        assertThat(ready.get(0)).startsWith("front-1.");
        assertThat(ready.get(1)).startsWith("front-0.");
    }

    private static void assertComplete(LoadReport report) {
        System.out.println("reload under load: " + report);
        assertThat(report.failed()).as(report.toString()).isZero();
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
    }

    @Test
    void shouldTouchNothingOrGoBackWhenTheNewGenerationIsNoGood() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Edition.number(1))
                .running("front")
                .with("--contexts.front.options.keys=" + SecureIT.keys(directory))
                .start()) {
            URI edition =
                    URI.create("https://127.0.0.1:" + universe.awaitReady().port("front") + "/edition");
            try (RunningLoad load = Load.on(edition).connections(CONNECTIONS).start()) {
                load.awaitAnswers(100);
                List<Long> pids = pids(universe);

                assertUnfitIsRefused(universe);
                assertFailureOfTheFirstChangesNothing(universe);
                assertThat(pids(universe)).isEqualTo(pids);
                assertFailureOfTheLastGoesBack(universe);

                assertComplete(load.stop());
            }
            assertCrashIsRespawnedOnWhatWorks(universe);
            assertSignalReloads(universe);
        }
    }

    private static void assertUnfitIsRefused(TestUniverse universe) throws IOException {
        universe.home().configure("nonsense: 1\n");
        assertRefused(reload(universe), "nonsense", "is no key");
        universe.home().configure("cluster:\n  name: other\n");
        assertRefused(reload(universe), "cluster.name", "stop and start");
        universe.home().configure("log:\n  level: info\n");
        Files.delete(Edition.jar(universe.home()));
        Files.writeString(Edition.jar(universe.home()), "no jar at all");
        assertRefused(reload(universe), "edition.Edition.jar", "is no jar");
        assertThat(universe.home().journal())
                .noneMatch(entry -> "begun".equals(entry.getString("event")))
                .filteredOn(entry -> "refused".equals(entry.getString("event")))
                .hasSize(3);
    }

    private static void assertRefused(Command.Ended ended, String... words) {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(78);
        assertThat(ended.stderr().lines().toList()).as(ended.toString()).hasSize(1);
        assertThat(ended.stderr()).contains(words);
    }

    private static void assertFailureOfTheFirstChangesNothing(TestUniverse universe) throws IOException {
        Edition.replace(universe.home(), Edition.failing(2, ".*"));
        Command.Ended failed = reload(universe);
        assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.stderr()).contains("front-1.2 failed", "edition 2 is out of print", "rolled back");
        JsonObject context = universe.status().context("front");
        assertThat(context.getString("state")).isEqualTo("frozen");
        assertThat(context.getString("reason")).contains("edition 2 is out of print");
    }

    private static void assertFailureOfTheLastGoesBack(TestUniverse universe) throws IOException {
        Edition.replace(universe.home(), Edition.failing(3, ".*-0"));
        Command.Ended failed = reload(universe, "front");
        assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(1);
        assertThat(failed.stdout()).contains("front-1.3 READY on generation 3", "front-1.4 READY on generation 1");
        assertThat(generations(universe, "front")).containsOnly(1);
    }

    private static void assertCrashIsRespawnedOnWhatWorks(TestUniverse universe) throws IOException {
        universe.worker("front-0").kill().awaitSuccessor();
        assertThat(generations(universe, "front")).containsOnly(1);
    }

    private static void assertSignalReloads(TestUniverse universe) throws IOException {
        Edition.replace(universe.home(), Edition.number(4));
        universe.master().signal("HUP");
        UniverseStatus reloaded = universe.awaits(
                "reloaded",
                status -> "done".equals(status.json().getJsonObject("reload").getString("state")));
        assertThat(generations(universe, "all")).containsOnly(4);
        assertThat(reloaded.state("front")).isEqualTo("steady");
        Await.until(
                "only the copies of now and before are kept",
                Duration.ofSeconds(30),
                () -> copies(universe),
                copies -> copies == 2);
    }

    private static List<Long> pids(TestUniverse universe) throws IOException {
        return universe.status().workers().stream()
                .filter(worker -> worker.getString("name").startsWith("front-"))
                .map(worker -> worker.getLong("pid"))
                .toList();
    }

    private static long copies(TestUniverse universe) throws IOException {
        try (var files = Files.list(universe.home().run().resolve("code"))) {
            return files.filter(Files::isDirectory).count();
        }
    }
}
