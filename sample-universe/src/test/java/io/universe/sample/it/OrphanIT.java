package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.TcpHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Workers whose master was killed. */
@MultiProcessTest
class OrphanIT {

    @Test
    void shouldDrainAtOnceWithoutAnOrphanTimeout() throws IOException {
        try (TestUniverse universe = aUniverse()
                .of(Witness.application())
                .running("front", "back")
                .with("--orphanTimeout=0s")
                .start()) {
            universe.awaitReady();
            CompletableFuture<String> inFlight = Witness.askSlowly(universe, 1_500);

            universe.master().signal("KILL");

            assertThat(inFlight.join()).isEqualTo("slowly");
            universe.awaitNoProcess();
            assertEndedAsOrphan(universe, "front-0.1");
            assertEndedAsOrphan(universe, "back-0.1");
        }
    }

    /** A context without a port would be finished by code 0, if its master lived and only the connection between them was cut. */
    private static void assertEndedAsOrphan(TestUniverse universe, String life) throws IOException {
        assertThat(Files.readString(universe.home().log().resolve(life + ".log")))
                .contains("worker=" + life + " exits code=143 reason=orphaned");
    }

    @Test
    void shouldDrainWhenTheOrphanTimeoutIsOverAndNobodyHasCome() throws IOException {
        try (TestUniverse universe = aFront().with("--orphanTimeout=3s").start()) {
            URI front = universe.address("front");
            universe.master().signal("KILL");

            assertThat(new TcpHttp(front).get("/hello").body()).isEqualTo("hello");
            universe.awaitNoProcess();
            assertEndedAsOrphan(universe, "front-0.1");
        }
    }

    @Test
    void shouldServeOnForTheOrphanTimeoutAndEndAtStop() throws IOException {
        try (TestUniverse universe = aFront().with("--orphanTimeout=60s").start()) {
            URI front = universe.address("front");
            universe.master().signal("KILL");
            Await.until("the master is gone", Duration.ofSeconds(10), universe::isAlive, alive -> !alive);

            assertThat(new TcpHttp(front).get("/hello").body()).isEqualTo("hello");
            var stop = universe.command("stop");

            assertThat(stop.exitCode()).as(stop.toString()).isZero();
            assertThat(universe.processes()).isEmpty();
            assertThat(universe.home().remains()).isEmpty();
        }
    }

    @Test
    void shouldEndAtStopEvenWhereAnOrphanIsSuspended() throws IOException {
        try (TestUniverse universe =
                aFront().with("--orphanTimeout=60s", "--stopTimeout=1s").start()) {
            universe.awaitReady();
            long suspended = universe.worker("front-0").signal("STOP").pid();
            universe.master().signal("KILL");
            Await.until("the master is gone", Duration.ofSeconds(10), universe::isAlive, alive -> !alive);

            var stop = universe.command("stop");

            assertThat(stop.exitCode()).as(stop.toString()).isZero();
            assertThat(stop.toString()).contains("kills pid " + suspended + ":");
            assertThat(universe.processes()).isEmpty();
            assertThat(universe.home().remains()).isEmpty();
        }
    }

    private static Scenario aFront() {
        return aUniverse().of(Witness.application()).running("front").withWorkers(2);
    }
}
