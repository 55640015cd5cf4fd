package io.universe.sample.it;

import static io.universe.sample.it.Reloading.assertComplete;
import static io.universe.sample.it.Reloading.generations;
import static io.universe.sample.it.Reloading.reload;
import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phased restarts that come to nothing: nothing is touched, or what was replaced goes back. */
@LongForm
@MultiProcessTest
class RollbackIT {

    private static final int CONNECTIONS = 8;

    @TempDir
    private Path directory;

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
