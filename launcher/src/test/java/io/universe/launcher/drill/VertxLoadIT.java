package io.universe.launcher.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.cli.SystemPace;
import io.universe.launcher.drill.Failure.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A load says what became of each request, and adds no failure of its own. */
class VertxLoadIT {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final SmallServer server = new SmallServer();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void shouldLoseNothingOnAServerThatAnswers() {
        Figures figures = until(figured -> figured.total().answered() >= 200);

        assertThat(figures.failures()).isEmpty();
        assertThat(figures.keptAlive().answered()).isPositive();
        assertThat(figures.fresh().answered()).isPositive();
        assertThat(figures.latencies().p99Millis()).isPositive();
    }

    /** The server closes a moment after it has said so: who sent something in that moment would lose it. */
    @Test
    void shouldSendNothingOnAConnectionWhoseLastAnswerSaidClose() {
        server.now((connection, request) -> {
            SmallServer.say(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
            rest();
            return false;
        });

        assertThat(until(figures -> figures.keptAlive().answered() >= 100).failures())
                .isEmpty();
    }

    @Test
    void shouldCountAnErrorOfTheServerAsAFailureAndANotFoundAsAnAnswer() {
        server.now((connection, request) ->
                SmallServer.say(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"));
        assertThat(until(figures -> figures.total().answered() >= 20).failures())
                .isEmpty();

        Figures figures = turning(
                (connection, request) ->
                        SmallServer.say(connection, "HTTP/1.1 503 Away\r\nContent-Length: 2\r\n\r\nno"),
                Kind.SERVER_ERROR);
        assertThat(figures.failures().get(0).text()).isEqualTo("answered with 503");
    }

    @Test
    void shouldTellAFreshConnectionThatWasClosedFromOneThatHadAnswered() {
        turning((connection, request) -> false, Kind.RESET);
    }

    @Test
    void shouldTellAConnectionThatHadAnsweredBefore() {
        Figures figures = turning(
                (connection, request) -> request == 1 && SmallServer.ANSWERS.serve(connection, request), Kind.STALE);

        assertThat(figures.fresh().failed()).isZero();
    }

    @Test
    void shouldTellAnAnswerThatWasCut() {
        turning(
                (connection, request) -> {
                    SmallServer.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok");
                    return false;
                },
                Kind.CUT);
    }

    @Test
    void shouldGiveUpWhatIsNotAnswered() {
        turning((connection, request) -> true, Kind.TIMED_OUT);
    }

    @Test
    void shouldTellThatNobodyListens() throws IOException {
        try (Load load = load()) {
            server.close();
            Figures figures = await(load, figured -> figured.fresh().refused() >= 10);

            assertThat(figures.failures()).extracting(Failure::kind).contains(Kind.REFUSED);
        }
    }

    @Test
    void shouldNotBeginWhereNothingWorksInTheFirstPlace() throws IOException {
        server.now((connection, request) ->
                SmallServer.say(connection, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n"));
        assertThatThrownBy(this::load).hasMessageContaining("GET /page is answered with 500 before anything was done");

        server.close();
        assertThatThrownBy(this::load).hasMessageContaining("answers neither HTTP nor HTTPS");
    }

    @Test
    void shouldKeepToItsRate() {
        long startNanos = System.nanoTime();
        Figures figures = until(figured -> figured.total().answered() >= 100);
        double seconds = (System.nanoTime() - startNanos) / 1e9;

        assertThat(figures.total().sent() / seconds).isLessThan(1.2 * spec().ratePerSecond());
    }

    /** What comes of it when a server that has answered takes to this manner. */
    private Figures turning(SmallServer.Manner manner, Kind kind) {
        server.now(SmallServer.ANSWERS);
        try (Load load = load()) {
            await(load, figures -> figures.total().answered() >= 10);
            server.now(manner);
            return await(load, figures -> figures.failures().stream().anyMatch(failure -> failure.kind() == kind));
        }
    }

    private Figures until(Predicate<Figures> isReached) {
        try (Load load = load()) {
            Figures figures = await(load, isReached);
            assertThat(figures.total().refused()).isZero();
            return figures;
        }
    }

    private static Figures await(Load load, Predicate<Figures> isReached) {
        Instant deadline = Instant.now().plus(DEADLINE);
        Figures figures = load.cut();
        while (!isReached.test(figures)) {
            assertThat(Instant.now())
                    .as("%s %s", figures.total(), figures.failures())
                    .isBefore(deadline);
            rest();
            figures = figures.plus(load.cut());
        }
        return figures;
    }

    private static void rest() {
        new SystemPace().pause(Duration.ofMillis(20));
    }

    private Load load() {
        return VertxLoad.start(spec(), new DrillTime() {
            @Override
            public long nowNanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration duration) {
                new SystemPace().pause(duration);
            }
        });
    }

    private LoadSpec spec() {
        return new LoadSpec("127.0.0.1", server.port(), "/page", 2, 200, Duration.ofMillis(500));
    }
}
