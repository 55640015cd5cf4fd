package io.universe.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadIT {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong seen = new AtomicLong();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountEveryAnswer(boolean isKeptAlive) {
        Load load = Load.on(serve(this::answer)).connections(4);

        LoadReport report = run(isKeptAlive ? load.keepAlive() : load, 200);

        assertThat(report.answered()).isEqualTo(report.sent()).isEqualTo(seen.get());
        assertThat(report.answered(200)).isEqualTo(report.sent());
    }

    @Test
    void shouldTellAConnectionThatEndsBeforeItsAnswerFromOneThatEndsWithinIt() {
        URI server = serve(request -> answerBadly(request, seen.incrementAndGet()));

        LoadReport report = run(Load.on(server).connections(1), 20);

        assertThat(report.count(Outcome.RESET)).isCloseTo(report.answered(), within(1L));
        assertThat(report.count(Outcome.CUT)).isCloseTo(report.answered(), within(1L));
        assertThat(report.lost()).isEqualTo(report.count(Outcome.RESET) + report.count(Outcome.CUT));
    }

    @Test
    void shouldTellTheEndOfAConnectionThatWasKeptAlive() {
        URI server = serve(request -> answerOnce(request, seen.incrementAndGet()));

        LoadReport report = run(Load.on(server).connections(1).keepAlive(), 10);

        assertThat(report.count(Outcome.STALE)).isCloseTo(report.answered(), within(1L));
        assertThat(report.lost()).isEqualTo(report.count(Outcome.STALE));
    }

    @Test
    void shouldEndWhenNobodyListens() {
        HttpServer server = listen(this::answer);
        RunningLoad load =
                Load.on(address(server)).connections(3).untilRefused().start();
        load.awaitAnswers(10);

        server.close().await();

        assertThat(load.awaitEnd().count(Outcome.REFUSED)).isEqualTo(3);
    }

    private static LoadReport run(Load load, long answers) {
        try (RunningLoad running = load.start()) {
            running.awaitAnswers(answers);
            return running.stop();
        }
    }

    private void answer(HttpServerRequest request) {
        seen.incrementAndGet();
        request.response().end("ok");
    }

    /** Of three requests one is answered, one is cut, one gets nothing. */
    private static void answerBadly(HttpServerRequest request, long number) {
        if (number % 3 == 0) {
            request.connection().close();
        } else if (number % 3 == 1) {
            request.response()
                    .putHeader("content-length", "100")
                    .write("x")
                    .onComplete(sent -> request.connection().close());
        } else {
            request.response().end("ok");
        }
    }

    private static void answerOnce(HttpServerRequest request, long number) {
        if (number % 2 == 1) {
            request.response().end("ok");
        } else {
            request.connection().close();
        }
    }

    private URI serve(Handler<HttpServerRequest> handler) {
        return address(listen(handler));
    }

    private HttpServer listen(Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }
}
