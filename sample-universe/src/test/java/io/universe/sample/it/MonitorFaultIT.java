package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A monitor that an extension throws at and blocks, and what supervision notices of it: nothing. One universe for all of it; the fault comes last. */
@MultiProcessTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitorFaultIT {

    private static final Duration MIN_UPTIME = Duration.ofMillis(2_300);

    private static final Fixture FAULT = Fixture.application("""
            package fault;

            import io.universe.operations.MonitorExtension;
            import io.universe.operations.Operations;
            import io.vertx.core.Future;
            import io.vertx.ext.web.Router;

            public final class Fault implements MonitorExtension {

                public String name() { return "fault"; }

                public Future<?> configure(Router router, Operations operations) {
                    router.get("/hello").handler(context -> context.end("hello"));
                    router.get("/throw").handler(context -> { throw new IllegalStateException("a fault"); });
                    router.get("/error").handler(context -> { throw new StackOverflowError("a worse fault"); });
                    router.get("/block").handler(context -> { block(30_000_000_000L); context.end(); });
                    return Future.succeededFuture();
                }

                /** Whoever interrupts it is not heard. */
                private static void block(long nanos) {
                    long end = System.nanoTime() + nanos;
                    while (System.nanoTime() - end < 0) {
                        try {
                            Thread.sleep(1_000);
                        } catch (InterruptedException e) {
                            // That is the fault.
                        }
                    }
                }
            }
            """);

    private static TestUniverse universe;
    private static int monPort;

    @BeforeAll
    static void start() throws IOException {
        Scenario scenario = aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(2)
                .extendedBy(FAULT);
        TestHome home = scenario.home();
        Files.writeString(home.directory().resolve("monitor/broken.jar"), "no jar");
        universe = scenario.startIn(home);
        monPort = universe.awaitReady().json().getJsonObject("master").getInteger("monPort");
    }

    @AfterAll
    static void stop() {
        universe.close();
    }

    @Test
    @Order(1)
    void shouldServeTheExtensionAndSayWhichJarItCannotRead() throws IOException {
        assertThat(monitor().get("/ext/fault/hello").body()).isEqualTo("hello");
        assertThat(entries("monitor-extension"))
                .anySatisfy(entry -> assertThat(entry.getString("extension")).isEqualTo("broken.jar"))
                .anySatisfy(entry -> assertThat(entry.getString("event")).isEqualTo("served"));
    }

    @Test
    @Order(2)
    void shouldAnswerEveryFaultWith500AndGoOn() throws IOException {
        assertThat(monitor().get("/ext/fault/throw").status()).isEqualTo(500);
        assertThat(monitor().get("/ext/fault/error").status()).isEqualTo(500);
        assertThat(universe.status().isReady()).isTrue();
        assertThat(entries("monitor-restarted")).isEmpty();
    }

    @Test
    @Order(3)
    void shouldLetWhoHasTheTokenChangeSomethingAndWriteDownWho() throws Exception {
        Path file = universe.home().run().resolve("token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(post("/doctor", Optional.empty())).isEqualTo(401);
        assertThat(post("/doctor", Optional.of(Files.readString(file).strip()))).isEqualTo(200);
        assertThat(entries("change")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("who")).isEqualTo("operator");
            assertThat(entry.getString("from")).startsWith("127.0.0.1:");
            assertThat(entry.getString("change")).isEqualTo("POST /doctor");
        });
    }

    private static int post(String path, Optional<String> token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monPort + path))
                .POST(HttpRequest.BodyPublishers.noBody());
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    @Order(4)
    void shouldBringAKilledWorkerBackAsFastAsEverWhileTheMonitorIsBlocked() throws IOException {
        TestWorker first = matured("front-1").kill();
        first.awaitSuccessor();
        Duration usual = downtime(first);

        TestWorker second = matured("front-1");
        Thread blocking = new Thread(MonitorFaultIT::block, "blocks-the-monitor");
        blocking.setDaemon(true);
        blocking.start();
        Await.until("the monitor is blocked", Duration.ofSeconds(10), MonitorFaultIT::answers, answers -> !answers);
        second.kill();
        Duration blocked = Await.until(
                        "front-1 is back, as the journal says",
                        Duration.ofSeconds(45),
                        () -> ready(second),
                        Optional::isPresent)
                .map(ready -> downtime(second))
                .orElseThrow();

        System.out.println("down for " + usual.toMillis() + " ms, with a blocked monitor for " + blocked.toMillis());
        assertThat(blocked).isLessThan(usual.multipliedBy(2).plusSeconds(2));
        assertServesAgain();
    }

    private static void assertServesAgain() throws IOException {
        Await.until(
                "another monitor answers on control.sock",
                Duration.ofSeconds(20),
                MonitorFaultIT::answers,
                answers -> answers);
        assertThat(universe.status().isReady()).isTrue();
        assertThat(universe.command("status").exitCode()).isZero();
        assertThat(monitor().get("/ext/fault/hello").body()).isEqualTo("hello");
        assertThat(entries("monitor-restarted")).hasSize(1);
    }

    private static void block() {
        try {
            monitor().get("/ext/fault/block");
        } catch (IOException e) {
            // Nobody answers any more.
        }
    }

    private static boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monPort + "/openapi.yaml"))
                    .timeout(Duration.ofSeconds(1))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static TcpHttp monitor() {
        return new TcpHttp(URI.create("http://127.0.0.1:" + monPort));
    }

    /** From the end of the incarnation to the moment at which the next one is READY. */
    private static Duration downtime(TestWorker killed) {
        Instant end = at(killed.name() + "." + killed.incarnation(), "EXITED").orElseThrow();
        return Duration.between(end, ready(killed).orElseThrow());
    }

    private static Optional<Instant> ready(TestWorker killed) {
        return at(killed.name() + "." + (killed.incarnation() + 1), "READY");
    }

    private static Optional<Instant> at(String life, String stage) {
        return entries("transition").stream()
                .filter(entry -> life.equals(entry.getString("worker")) && stage.equals(entry.getString("to")))
                .map(entry -> Instant.parse(entry.getString("at")))
                .findFirst();
    }

    private static List<JsonObject> entries(String type) {
        return universe.home().journal().stream()
                .filter(entry -> type.equals(entry.getString("type")))
                .toList();
    }

    /** A worker that has been READY for long enough to be spawned again at once. */
    private static TestWorker matured(String slot) {
        universe.awaits(
                slot + " has been READY for " + MIN_UPTIME,
                status -> status.isReady(slot, 0)
                        && Instant.parse(status.worker(slot).orElseThrow().getString("since"))
                                .plus(MIN_UPTIME)
                                .isBefore(Instant.now()));
        return universe.worker(slot);
    }
}
