package io.universe.sample.it;

import static io.universe.sample.it.Reloading.reload;
import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.os.Command;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event bus between real processes: nothing is lost on purpose, and nobody waits for the dead. */
@MultiProcessTest
class MessagingIT {

    private static final int IN_FLIGHT = 1_000;

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse()
                .of(Trio.application())
                .running("web", "engine", "jobs")
                .with("--heartbeatInterval=500ms", "--tolerance=2s")
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

    @Test
    void shouldLoseNothingAndAnswerNothingTwiceWhenTheEnginesAreReplaced() throws IOException {
        universe.get("web", "/traffic/start");
        for (int round = 0; round < Rounds.of(1, 20); round++) {
            Command.Ended reload = reload(universe, "engine");
            assertThat(reload.exitCode()).as(reload.toString()).isZero();
        }
        JsonObject tally = new JsonObject(universe.get("web", "/traffic/stop").body());
        System.out.println("messages through reloads: " + tally);
        assertThat(tally.getJsonArray("failures")).isEmpty();
        assertThat(tally.getInteger("numbers")).isGreaterThan(100).isEqualTo(tally.getInteger("answered"));
        assertThat(tally.getInteger("sendsLost")).isZero();
        assertThat(tally.getInteger("sendsTwice")).isZero();
        assertThat(tally.getInteger("publishesLost")).isZero();
        assertThat(tally.getInteger("publishesTwice")).isZero();
    }

    @Test
    void shouldFailAllRequestsInFlightToAWorkerThatIsKilled() throws IOException {
        TestWorker victim = universe.worker("engine-1");
        universe.get("web", "/silent/engine-1");
        assertThat(ended()).isEmpty();
        victim.kill();
        assertAllFail(Duration.ofSeconds(5));
        victim.awaitSuccessor();
    }

    @Test
    void shouldFailAllRequestsInFlightToAWorkerThatHangsWithinTheNannysTime() throws IOException {
        TestWorker victim = universe.worker("engine-0");
        universe.get("web", "/silent/engine-0");
        victim.signal("STOP");
        assertAllFail(Duration.ofSeconds(20));
        victim.awaitSuccessor();
    }

    private static void assertAllFail(Duration within) {
        JsonObject all = Await.until(
                "all requests have ended",
                within,
                MessagingIT::ended,
                ended -> ended.stream()
                                .mapToInt(entry -> (Integer) entry.getValue())
                                .sum()
                        == IN_FLIGHT);
        assertThat(all).isEqualTo(new JsonObject().put("RECIPIENT_FAILURE", IN_FLIGHT));
    }

    private static JsonObject ended() throws IOException {
        return new JsonObject(universe.get("web", "/silent").body()).getJsonObject("ended");
    }
}
