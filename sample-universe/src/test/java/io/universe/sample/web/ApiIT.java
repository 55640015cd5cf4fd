package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.sample.SampleOnPlainVertx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiIT {

    private Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SampleOnPlainVertx.Running sample;

    @BeforeEach
    void start() throws Exception {
        sample = done(SampleOnPlainVertx.start(vertx, 0));
    }

    @AfterEach
    void stop() throws Exception {
        done(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/js/main.js", "/api/stars", "/api/worker", "/nothing", "/api/stars?limit=0"})
    void shouldNameTheWorkerInEveryResponse(String path) throws Exception {
        assertThat(get(path).headers().firstValue("X-Universe-Worker")).hasValue("web-0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/stars?limit=0, 400, limit must be an integer from 1 to 10000",
        "/api/stars/x, 400, the number of a star must be an integer",
        "/api/stars/1, 404, there is no star with the number 1",
        "/api/stars/1/neighbours, 404, there is no star with the number 1",
        "/api/stars/32349/neighbours?limit=101, 400, limit must be an integer from 1 to 100",
        "/api/constellations/Xyz, 404, there is no constellation",
        "/nothing, 404, nothing is here",
    })
    void shouldAnswerWithAProblem(String path, int status, String detail) throws Exception {
        HttpResponse<String> response = get(path);
        assertProblem(response, status);
        assertThat(response.body())
                .contains(detail)
                .contains("\"instance\":\"%s\"".formatted(path.replaceFirst("\\?.*", "")));
    }

    @Test
    void shouldSayWhichMethodIsAllowed() throws Exception {
        HttpRequest post = request("/api/stars")
                .method(HttpMethod.POST.name(), HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
        assertProblem(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void shouldAskTheEngineForNeighbours() throws Exception {
        HttpResponse<String> response = get("/api/stars/32349/neighbours?limit=3");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"engine\":\"engine-0.1\"").contains("\"name\":\"Sirius\"");
    }

    @Test
    void shouldAskToComeBackWhileTheEngineIsMissing() throws Exception {
        done(vertx.close());
        vertx = Vertx.vertx();
        sample = done(SampleOnPlainVertx.startWithoutEngine(vertx, 0));
        HttpResponse<String> response = get("/api/stars/32349/neighbours");
        assertProblem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(get("/api/stars/32349").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotSendAFileAgainThatDidNotChange() throws Exception {
        String tag = get("/js/main.js").headers().firstValue("ETag").orElseThrow();
        HttpRequest again = request("/js/main.js").header("If-None-Match", tag).build();
        HttpResponse<String> response = client.send(again, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void shouldWarmUpOnItsOwnRoutes() throws Exception {
        done(sample.warmUp());
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status).contains("\"type\":", "\"title\":", "\"detail\":");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sample.port() + path));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
