package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.UniverseStatus;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What has become of workers by the time their master dies, and what the next one makes of it. */
@MultiProcessTest
@LongForm
class HeritageIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void shouldGoOnWithAGenerationAFormerStandbyAScaleAndAPause() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(2)
                .withCache()
                .with("--standby=1", "--orphanTimeout=5m", "--minUptime=0s")
                .start()) {
            universe.awaitReady();
            assertDone(universe, "scale", "front=3");
            assertDone(universe, "reload", "front");
            awaitStandby(universe);
            universe.worker("front-0").kill().awaitSuccessor();
            assertDone(universe, "pause", "front-1");
            UniverseStatus before = awaitStandby(universe);

            universe.master().signal("KILL");
            Await.until("the master is gone", SOON, universe::isAlive, alive -> !alive);
            universe.launchAgain();

            UniverseStatus after = universe.awaits(
                    "every worker is taken over", status -> status.workers().size() == 4);
            assertTakenOver(before, after, "front-0", "front-1", "front-2", "cache-0");
            assertThat(after.context("front").getInteger("generation")).isEqualTo(2);
            assertThat(after.context("front").getInteger("target")).isEqualTo(3);
            assertThat(after.context("cache").getInteger("generation")).isEqualTo(1);
            awaitStandby(universe);
            universe.awaits(
                    "the heart of each beats for the new master",
                    status -> status.workers().stream()
                            .allMatch(
                                    worker -> worker.getJsonObject("heartbeat").containsKey("cycle")));
            assertDone(universe, "resume", "front-1");
            universe.worker("front-2").kill().awaitSuccessor();
            assertThat(worker(universe.status(), "front-2").getInteger("generation"))
                    .isEqualTo(2);
            assertDone(universe, "reload", "front");
            assertThat(worker(universe.status(), "front-0").getInteger("generation"))
                    .isEqualTo(3);
        }
    }

    private static UniverseStatus awaitStandby(TestUniverse universe) {
        return universe.awaits(
                "a standby waits",
                status -> status.standbys("front").stream()
                        .anyMatch(standby -> "STANDBY".equals(standby.getString("stage"))));
    }

    private static void assertDone(TestUniverse universe, String... words) {
        Command.Ended ended = universe.home().command(words[0]).with(words[1]).run(LONG);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
    }

    private static void assertTakenOver(UniverseStatus before, UniverseStatus after, String... names) {
        for (String name : names) {
            for (String key : new String[] {"pid", "uuid", "incarnation", "generation", "stage"}) {
                assertThat(worker(after, name).getValue(key))
                        .as(name + " " + key)
                        .isEqualTo(worker(before, name).getValue(key));
            }
        }
    }

    private static JsonObject worker(UniverseStatus status, String name) {
        return status.worker(name).orElseThrow();
    }
}
