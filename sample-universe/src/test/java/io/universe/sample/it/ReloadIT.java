package io.universe.sample.it;

import static io.universe.sample.it.Reloading.assertComplete;
import static io.universe.sample.it.Reloading.generations;
import static io.universe.sample.it.Reloading.reload;
import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Rounds;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Phased restarts that work: nothing is lost. */
@MultiProcessTest
class ReloadIT {

    private static final int CONNECTIONS = 8;
    private static final List<String> WHOLE_OR_PART = List.of("all", "front", "back");

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
                for (int round = 0; round < Rounds.of(2, 20); round++) {
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

    private static String paper(String paper) {
        return "contexts:\n  front:\n    options:\n      paper: " + paper + "\n";
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
}
