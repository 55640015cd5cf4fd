package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.universe.sample.SampleOnPlainVertx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
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
        "/api/constellations/Xyz, 404, there is no constellation with the abbreviation Xyz",
        "/api/constellations/Orion, 404, there is no constellation with the abbreviation Orion",
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
        HttpResponse<String> response = send(post("/api/stars").build());
        assertProblem(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void shouldServeConstellationsFromTheCacheThoughTheEngineIsGone() throws Exception {
        HttpResponse<String> first = get("/api/constellations/Ori");
        assertThat(first.body()).contains("\"name\":\"Orion\"");
        done(sample.stopEngine());
        HttpRequest again = request("/api/constellations/Ori")
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                .build();
        assertThat(get("/api/constellations/Ori").body()).isEqualTo(first.body());
        assertThat(send(again).statusCode()).isEqualTo(304);
        assertProblem(get("/api/constellations/Lyr"), 503);
    }

    @Test
    void shouldForgetAPageWhenItIsRefreshed() throws Exception {
        assertThat(get("/api/constellations/Ori").statusCode()).isEqualTo(200);
        done(sample.stopEngine());
        HttpResponse<String> refreshed = send(refresh("Ori").build());
        assertThat(refreshed.statusCode()).isEqualTo(204);
        await().untilAsserted(() -> assertProblem(get("/api/constellations/Ori"), 503));
    }

    @Test
    void shouldRefreshForNoPageOfAnotherSite() throws Exception {
        String self = "http://127.0.0.1:" + sample.port();
        assertProblem(
                send(refresh("Ori").header("Origin", "https://example.org").build()), 403);
        assertProblem(send(refresh("Ori").header("Origin", "null").build()), 403);
        assertProblem(send(refresh("Ori").header("Sec-Fetch-Site", "cross-site").build()), 403);
        HttpRequest own = refresh("Ori")
                .header("Origin", self)
                .header("Sec-Fetch-Site", "same-origin")
                .build();
        assertThat(send(own).statusCode()).isEqualTo(204);
    }

    @Test
    void shouldRefreshNothingThatIsNoAbbreviation() throws Exception {
        assertProblem(send(refresh("Orion").build()), 404);
    }

    @Test
    void shouldNotRefreshByGet() throws Exception {
        HttpResponse<String> response = get("/api/constellations/Ori/refresh");
        assertProblem(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void shouldRefuseAgainWhatItHasRefused() throws Exception {
        assertProblem(get("/api/constellations/Xyz"), 404);
        assertProblem(get("/api/constellations/Xyz"), 404);
        assertProblem(get("/api/constellations/" + "X".repeat(1_500)), 404);
    }

    @Test
    void shouldTellWhatTheWorkersSayAboutTheirSky() {
        JsonObject sky = await().until(this::askedForConstellations, told -> told.getInteger("cachedPages") == 1);
        JsonObject web = sky.getJsonArray("workers").getJsonObject(0).getJsonObject("status");
        assertThat(sky.getInteger("asked")).isGreaterThan(1).isEqualTo(web.getInteger("asked"));
        assertThat(web.getInteger("constellations")).isEqualTo(88);
        assertThat(web.getInteger("stars")).isGreaterThan(5_000);
    }

    private JsonObject askedForConstellations() throws Exception {
        assertThat(get("/api/constellations").statusCode()).isEqualTo(200);
        return new JsonObject(get("/api/sky").body());
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
        HttpResponse<String> response = send(again);
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
        return send(request(path).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder refresh(String constellation) {
        return post("/api/constellations/" + constellation + "/refresh");
    }

    private HttpRequest.Builder post(String path) {
        return request(path).POST(HttpRequest.BodyPublishers.noBody());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sample.port() + path));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
