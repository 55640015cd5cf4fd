package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.http.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the workers of the sample share: pages that one of them asked for, and what each says about its sky. */
@MultiProcessTest
class SharedPagesIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestUniverse universe;

    @BeforeAll
    static void start() {
        universe = aUniverse().ofTheSample().withWorkers(2).withCache().start();
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
    void shouldServeWhatAnEngineSaidThatIsGoneUntilThePageIsRefreshed() throws Exception {
        awaitSignature("Ori", "engine-0.1");
        TestWorker engine = universe.worker("engine-0");
        engine.kill();
        engine.awaitSuccessor();
        assertThat(signature(ask("/api/constellations/Ori"))).isEqualTo("engine-0.1");

        assertThat(refresh("Ori").statusCode()).isEqualTo(204);

        awaitSignature("Ori", "engine-0.2");
    }

    /** Which engine has signed the page that each worker serves: connections go to any of them. */
    private static void awaitSignature(String constellation, String engine) {
        Map<String, String> last = new HashMap<>();
        Await.until(
                "both workers serve what " + engine + " said",
                SOON,
                () -> {
                    Answer answer = ask("/api/constellations/" + constellation);
                    last.put(answer.header("X-Universe-Worker").orElseThrow(), signature(answer));
                    return last;
                },
                seen -> seen.size() == 2 && Set.of(engine).containsAll(seen.values()));
    }

    private static String signature(Answer answer) {
        return answer.status() == 200 ? new JsonObject(answer.body()).getString("engine") : answer.toString();
    }

    @Test
    void shouldRefuseOnEveryWorkerAsTheEngineDoes() throws IOException {
        for (int time = 0; time < 10; time++) {
            Answer answer = ask("/api/constellations/Xyz");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).contains("there is no constellation with the abbreviation Xyz");
        }
    }

    @Test
    void shouldTellWhatAllWorkersSayAboutTheirSky() {
        JsonObject sky = Await.until(
                "three workers tell",
                SOON,
                () -> new JsonObject(ask("/api/sky").body()),
                told -> workers(told).equals(Set.of("engine-0", "web-0", "web-1")));

        assertThat(sky.getJsonArray("workers").stream().map(JsonObject.class::cast))
                .extracting(entry -> entry.getJsonObject("status").getInteger("constellations"))
                .containsOnly(88);
        assertThat(sky.getInteger("asked")).isPositive();
    }

    private static Set<String> workers(JsonObject sky) {
        JsonArray entries = sky.getJsonArray("workers");
        return entries.stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.containsKey("status"))
                .map(entry -> entry.getString("worker"))
                .collect(Collectors.toSet());
    }

    private static Answer ask(String path) throws IOException {
        return universe.get("web", path);
    }

    private static HttpResponse<Void> refresh(String constellation) throws Exception {
        URI uri = universe.address("web").resolve("/api/constellations/" + constellation + "/refresh");
        HttpRequest post = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
    }
}
