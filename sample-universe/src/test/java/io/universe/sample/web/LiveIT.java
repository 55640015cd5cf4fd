package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.sample.PlainUniverse;
import io.universe.sample.SampleOnPlainVertx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveIT {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Node NEWCOMER = PlainUniverse.node(Role.FORK, "web", 2, 1);

    private final Vertx vertx = Vertx.vertx();
    private SampleOnPlainVertx.Running sample;

    @BeforeEach
    void start() throws Exception {
        sample = done(SampleOnPlainVertx.start(vertx, 0));
    }

    @AfterEach
    void stop() throws Exception {
        done(vertx.close());
    }

    @Test
    void shouldTellAllNodesFirstThenThoseThatJoinAndLeave() throws Exception {
        try (BufferedReader stream = listen()) {
            assertThat(next(stream, "nodes")).contains("\"self\":\"web-0/1\"", "engine-0", "web-1", "master");
            sample.universe().join(NEWCOMER);
            assertThat(next(stream, "joined")).contains("\"worker\":\"web-2\"");
            sample.universe().kill(NEWCOMER);
            assertThat(next(stream, "left")).contains("\"worker\":\"web-2\"", "\"signal\":\"SIGKILL\"");
        }
    }

    @Test
    void shouldEndStreamsAndRefuseNewOnesWhenTheWorkerDrains() throws Exception {
        try (BufferedReader stream = listen()) {
            next(stream, "nodes");
            done(sample.drain());
            assertThat(stream.lines()).noneMatch(line -> line.startsWith("event:"));
        }
        assertThat(answer(HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(503);
    }

    private BufferedReader listen() throws Exception {
        HttpResponse<InputStream> response = answer(HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> answer(HttpResponse.BodyHandler<T> handler) throws IOException, InterruptedException {
        URI live = URI.create("http://127.0.0.1:" + sample.port() + "/api/live");
        return CLIENT.send(HttpRequest.newBuilder(live).build(), handler);
    }

    private static String next(BufferedReader stream, String event) {
        Stream<String> lines = stream.lines();
        return lines.dropWhile(line -> !line.equals("event: " + event))
                .filter(line -> line.startsWith("data: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stream ended before " + event));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
