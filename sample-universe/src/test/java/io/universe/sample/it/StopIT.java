package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.Outcome;
import io.universe.testkit.load.RunningLoad;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was accepted is answered, however a universe is told to stop. */
@MultiProcessTest
class StopIT {

    private static final int CONNECTIONS = 16;
    /** A connection can arrive in the instant in which the last copy of the socket is closed. */
    private static final long RESET_IN_THE_INSTANT_OF_CLOSING = 2;

    enum Way {
        COMMAND_WITH_KEEP_ALIVE(0, true, Way::command),
        INT_TO_THE_GROUP(130, false, universe -> universe.master().signalGroup("INT")),
        TERM(143, false, universe -> universe.master().signal("TERM")),
        INT_WITH_KEEP_ALIVE(130, true, universe -> universe.master().signal("INT"));

        final int exitCode;
        final boolean isKeptAlive;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<TestUniverse> order;

        Way(int exitCode, boolean isKeptAlive, Consumer<TestUniverse> order) {
            this.exitCode = exitCode;
            this.isKeptAlive = isKeptAlive;
            this.order = order;
        }

        private static void command(TestUniverse universe) {
            var ended = universe.command("stop");
            assertThat(ended.exitCode()).as(ended.toString()).isZero();
            assertThat(universe.processes()).isEmpty();
        }
    }

    static List<Way> ways() {
        return List.of(Way.values()).subList(0, Rounds.of(2, Way.values().length));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldAnswerWhatWasAccepted(Way way) {
        try (TestUniverse universe = aFront().start()) {
            Load load = Load.on(universe.address("front").resolve("/hello"))
                    .connections(CONNECTIONS)
                    .relentless()
                    .untilRefused();
            try (RunningLoad running = (way.isKeptAlive ? load.keepAlive() : load).start()) {
                running.awaitAnswers(500);
                CompletableFuture<String> slow = Witness.askSlowly(universe, 1_500);

                way.order.accept(universe);

                assertComplete(running.awaitEnd());
                assertThat(slow.join()).isEqualTo("slowly");
                assertThat(universe.awaitExit()).isEqualTo(way.exitCode);
            }
        }
    }

    private static void assertComplete(LoadReport report) {
        System.out.println("stop under load: " + report);
        assertThat(report.count(Outcome.CUT)).as(report.toString()).isZero();
        assertThat(report.count(Outcome.TIMED_OUT)).as(report.toString()).isZero();
        assertThat(report.count(Outcome.RESET))
                .as(report.toString())
                .isLessThanOrEqualTo(RESET_IN_THE_INSTANT_OF_CLOSING);
        assertThat(report.count(Outcome.STALE)).as(report.toString()).isLessThanOrEqualTo(CONNECTIONS);
        assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.answered());
    }

    @Test
    void shouldStopAtOnceAtTheSecondSignal() {
        try (TestUniverse universe =
                aFront().withWorkers(1).with("--stopTimeout=60s").start()) {
            universe.awaitReady();
            CompletableFuture<String> endless = Witness.askSlowly(universe, 50_000);

            universe.master().signal("TERM");
            universe.awaits(
                    "a worker drains",
                    status ->
                            status.workers().stream().anyMatch(worker -> "DRAINING".equals(worker.getString("stage"))));
            universe.master().signal("TERM");

            assertThat(universe.awaitExit()).isEqualTo(143);
            universe.awaitNoProcess();
            assertThat(endless).failsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldStopDespiteAWorkerThatHangs() {
        try (TestUniverse universe = aFront().with("--stopTimeout=2s").start()) {
            universe.awaitReady();
            TestWorker hanging = universe.worker("front-1").signal("STOP");
            Await.until("it hangs", Duration.ofSeconds(5), hanging.process()::isStopped, stopped -> stopped);

            universe.master().signal("TERM");

            assertThat(universe.awaitExit()).isEqualTo(143);
            assertThat(hanging.process().isAlive()).isFalse();
        }
    }

    private static Scenario aFront() {
        return aUniverse().of(Witness.application()).running("front").withWorkers(2);
    }
}
