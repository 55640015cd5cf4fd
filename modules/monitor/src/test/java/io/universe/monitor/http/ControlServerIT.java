package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.operations.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routes over a Unix socket with full rights, and over the monitor's port with few. */
@Timeout(60)
class ControlServerIT {

    private static final Buffer EMPTY = Buffer.buffer();

    @TempDir
    private Path run;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient client = vertx.createHttpClient();
    private final FakeOperations operations = new FakeOperations();
    private final ControlServer server = new ControlServer(vertx, operations);
    private Path socket = Path.of("");
    private int port;

    /** What is asked of the server. */
    private record Answer(int status, String type, String body) {}

    @BeforeEach
    void open() throws Exception {
        socket = run.resolve("control.sock");
        await(server.openSocket(socket));
        port = await(server.openPort(0));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void shouldGiveTheStatusAlikeOnBoth() throws Exception {
        Answer overSocket = overSocket(HttpMethod.GET, "/status.json");

        assertThat(overSocket.status()).isEqualTo(200);
        assertThat(overSocket.type()).isEqualTo("application/json");
        assertThat(new JsonObject(overSocket.body())).isEqualTo(operations.status());
        assertThat(overPort(HttpMethod.GET, "/status.json")).isEqualTo(overSocket);
    }

    @Test
    void shouldStopOverTheSocketForTheReasonGiven() throws Exception {
        assertThat(overSocket(HttpMethod.POST, "/stop?reason=because").status()).isEqualTo(202);
        assertThat(operations.wishes).containsExactly("stop because");
    }

    @Test
    void shouldSayWhetherAnotherMasterTakesOver() throws Exception {
        Answer tooEarly = overSocket(HttpMethod.POST, "/restart");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(new JsonObject(tooEarly.body()).getString("reason")).isEqualTo("it has only just begun");
        operations.ready = true;
        assertThat(overSocket(HttpMethod.POST, "/restart").status()).isEqualTo(202);
        assertProblem(overPort(HttpMethod.POST, "/restart"), 404);
    }

    @Test
    void shouldHaveTheBusExaminedOverTheSocketOnlyOnceThereIsACluster() throws Exception {
        assertProblem(overSocket(HttpMethod.POST, "/doctor"), 503);
        operations.ready = true;
        Answer answer = overSocket(HttpMethod.POST, "/doctor");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"well\":true}");
        assertProblem(overSocket(HttpMethod.GET, "/doctor"), 405);
        assertProblem(overPort(HttpMethod.POST, "/doctor"), 404);
        assertThat(operations.wishes).containsExactly("doctor", "doctor");
    }

    @Test
    void shouldTellWhatTheNodesSayAlikeOnBoth() throws Exception {
        FakeReader nodes = new FakeReader();
        operations.reader = Optional.of(nodes);
        Answer names = new Answer(200, "application/json", "{\"names\":[\"heartbeat\",\"sky\"]}");
        assertThat(overSocket(HttpMethod.GET, "/status")).isEqualTo(names);
        assertThat(overPort(HttpMethod.GET, "/status")).isEqualTo(names);

        Answer sky = overSocket(HttpMethod.GET, "/status/sky");
        assertThat(sky).isEqualTo(new Answer(200, "application/json", FakeReader.SKY.encode()));
        assertThat(overPort(HttpMethod.GET, "/status/sky?wait=500ms")).isEqualTo(sky);
        assertThat(nodes.waits).containsExactly(Duration.ofSeconds(3), Duration.ofMillis(500));
    }

    @Test
    void shouldSayWhichNamesThereAreWhereNoNodeSaysAnything() throws Exception {
        operations.reader = Optional.of(new FakeReader());
        Answer answer = overPort(HttpMethod.GET, "/status/sea");
        assertProblem(answer, 404);
        assertThat(answer.body()).contains("\\\"sea\\\"; there are: heartbeat, sky");
    }

    @Test
    void shouldRefuseToWaitForWhatIsNoDuration() throws Exception {
        operations.reader = Optional.of(new FakeReader());
        Answer answer = overPort(HttpMethod.GET, "/status/sky?wait=7");
        assertProblem(answer, 400);
        assertThat(new JsonObject(answer.body()).getString("title"))
                .isEqualTo("wait: \"7\" has no unit: write 7s, 7ms, …; allowed: 1ms to 1m");
    }

    @Test
    void shouldSayThatNobodyCanBeAskedYet() throws Exception {
        assertProblem(overPort(HttpMethod.GET, "/status"), 503);
        assertProblem(overSocket(HttpMethod.GET, "/status/sky"), 503);
    }

    @Test
    void shouldServeWhatIsCountedToPrometheusAlikeOnBoth() throws Exception {
        Answer overSocket = overSocket(HttpMethod.GET, "/metrics");

        assertThat(overSocket)
                .isEqualTo(new Answer(200, "text/plain; version=0.0.4; charset=utf-8", operations.metrics()));
        assertThat(overPort(HttpMethod.GET, "/metrics")).isEqualTo(overSocket);
        assertProblem(overPort(HttpMethod.POST, "/metrics"), 405);
    }

    @Test
    void shouldPassEachWishOnAndSayThatItIsAccepted() throws Exception {
        operations.answer.complete(new Outcome.Accepted());

        Answer answer = overSocket(HttpMethod.POST, "/workers/web-0/pause");
        overSocket(HttpMethod.POST, "/workers/web-0/resume");
        overSocket(HttpMethod.POST, "/workers/web-0/recycle");
        overSocket(HttpMethod.POST, "/contexts/web/scale?target=3");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"wish\":\"pause\",\"worker\":\"web-0\",\"outcome\":\"accepted\"}");
        assertThat(operations.wishes)
                .containsExactly(
                        "TAKEN {\"wish\":\"pause\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"resume\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"recycle\",\"worker\":\"web-0\"}",
                        "TAKEN {\"wish\":\"scale\",\"context\":\"web\",\"target\":3}");
    }

    @Test
    void shouldTellWhatAWishCameToWhenOneWaits() throws Exception {
        operations.answer.complete(new Outcome.Done("web-0.1 is PAUSED"));
        Answer answer = overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=30s");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("how")).isEqualTo("web-0.1 is PAUSED");
        assertThat(operations.wishes).singleElement().asString().startsWith("ENDED ");
        assertProblem(answerTo(new Outcome.Refused(true, "there is no worker web-9")), 404);
        assertProblem(answerTo(new Outcome.Refused(false, "web-0.1 is DRAINING")), 409);
        assertProblem(answerTo(new Outcome.Failed("web-0.1 is EXITED")), 500);
    }

    private Answer answerTo(Outcome outcome) throws Exception {
        operations.answer = CompletableFuture.completedFuture(outcome);
        Answer answer = overSocket(HttpMethod.POST, "/workers/web-0/recycle?wait=1h");
        assertThat(outcome.toString()).contains(new JsonObject(answer.body()).getString("title"));
        return answer;
    }

    @Test
    void shouldTakeTheBodyOfAReloadAndTellByWhichItIsFound() throws Exception {
        operations.answer.complete(new Outcome.Accepted());
        Answer answer = overSocket(HttpMethod.POST, "/contexts/web/reload");

        assertThat(answer.status()).isEqualTo(202);
        String id = new JsonObject(answer.body()).getString("id");
        assertThat(operations.wishes)
                .containsExactly("TAKEN {\"wish\":\"reload\",\"context\":\"web\",\"id\":\"" + id + "\"}");
        operations.answer = CompletableFuture.completedFuture(new Outcome.Unfit(List.of("a is no key", "b is no key")));
        Answer unfit = overSocket(HttpMethod.POST, "/contexts/all/reload");
        assertProblem(unfit, 422);
        assertThat(new JsonObject(unfit.body()).getString("title")).isEqualTo("a is no key\nb is no key");
        assertProblem(overPort(HttpMethod.POST, "/contexts/all/reload"), 404);
    }

    @Test
    void shouldWaitNoLongerThanItWasToldTo() throws Exception {
        assertThat(overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=50ms").status())
                .isEqualTo(202);
    }

    @Test
    void shouldWaitNoLongerForAClientThatHasLeft() throws Exception {
        HttpClient leaving = vertx.createHttpClient();
        leaving.request(post("/workers/web-0/pause?wait=30s")).compose(request -> request.send());
        operations.awaitWishes(1);
        await(leaving.close());

        assertThatThrownBy(() -> operations.answer.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    private RequestOptions post(String path) {
        return new RequestOptions()
                .setServer(SocketAddress.domainSocketAddress(socket.toString()))
                .setHost("localhost")
                .setMethod(HttpMethod.POST)
                .setURI(path);
    }

    @Test
    void shouldRefuseAWishThatIsNotUnderstood() throws Exception {
        assertProblem(overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=5"), 400);
        assertProblem(overSocket(HttpMethod.POST, "/workers/web-0/pause?wait=2h"), 400);
        assertProblem(overSocket(HttpMethod.POST, "/workers/web/recycle"), 404);
        assertProblem(overSocket(HttpMethod.POST, "/workers/web-0.1/recycle"), 404);
        assertProblem(overSocket(HttpMethod.POST, "/contexts/web/scale"), 400);
        assertProblem(overSocket(HttpMethod.POST, "/contexts/web/scale?target=three"), 400);
        assertProblem(overSocket(HttpMethod.POST, "/contexts/web/scale?target=99999999999"), 400);
        assertThat(operations.wishes).isEmpty();
    }

    @Test
    void shouldChangeNothingOverThePort() throws Exception {
        assertProblem(overPort(HttpMethod.POST, "/stop"), 404);
        assertProblem(overPort(HttpMethod.POST, "/workers/web-0/recycle"), 404);
        assertThat(operations.wishes).isEmpty();
    }

    @Test
    void shouldAnswerWhatItDoesNotKnowWithAProblem() throws Exception {
        assertProblem(overSocket(HttpMethod.GET, "/nowhere"), 404);
        assertProblem(overSocket(HttpMethod.GET, "/stop"), 405);
        assertProblem(overPort(HttpMethod.DELETE, "/status.json"), 405);
    }

    @Test
    void shouldRefuseWhatAForeignPageMakesABrowserSend() throws Exception {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "192.168.0.1")) {
            assertThat(asBrowser("Host: " + host)).as(host).contains(" 403 ", "application/problem+json");
        }
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example", "::")) {
            assertThat(asBrowser("Host: localhost\r\nOrigin: " + origin))
                    .as(origin)
                    .contains(" 403 ", "application/problem+json");
        }
    }

    @Test
    void shouldAnswerPagesOfThisMachine() throws Exception {
        assertThat(asBrowser("Host: localhost:9091\r\nOrigin: http://localhost:9091"))
                .contains(" 200 ");
    }

    @Test
    void shouldGiveTheJournalSoFar() throws Exception {
        operations.journal = List.of("{\"n\":1}", "{\"n\":2}");

        Answer answer = overSocket(HttpMethod.GET, "/events?follow=false");

        assertThat(answer.type()).isEqualTo("application/x-ndjson");
        assertThat(answer.body()).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void shouldSayThatTheJournalCannotBeRead() throws Exception {
        operations.journal = null;

        assertProblem(overSocket(HttpMethod.GET, "/events?follow=false"), 500);
    }

    @Test
    void shouldFollowTheJournalAndLetGoOfWhoLeaves() throws Exception {
        try (Socket reader = reader()) {
            operations.awaitFollowers(1);
            operations.tell("{\"n\":1}");

            assertThat(readUntil(reader.getInputStream(), "data: {\"n\":1}"))
                    .contains("text/event-stream", ": the journal from here on");
        }
        operations.awaitFollowers(0);
    }

    @Test
    void shouldCutAReaderThatDoesNotRead() throws Exception {
        try (Socket reader = reader()) {
            operations.awaitFollowers(1);
            String line = "{\"x\":\"" + "x".repeat(64 * 1024) + "\"}";
            for (int lines = 0; lines < 500 && operations.followers() > 0; lines++) {
                operations.tell(line);
            }
            operations.awaitFollowers(0);
            assertThat(reader.isConnected()).isTrue();
        }
        assertThat(overSocket(HttpMethod.GET, "/status.json").status()).isEqualTo(200);
    }

    @Test
    void shouldReplaceTheSocketOfADeadMasterAndRemoveItsOwn() throws Exception {
        Path stale = Files.writeString(run.resolve("stale.sock"), "");
        ControlServer another = new ControlServer(vertx, operations);
        await(another.openSocket(stale));

        assertThat(over(stale, HttpMethod.GET, "/status.json").status()).isEqualTo(200);
        await(another.close());
        await(another.close());
        assertThat(stale).doesNotExist();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(status);
    }

    private Answer overSocket(HttpMethod method, String path) throws Exception {
        return over(socket, method, path);
    }

    private Answer over(Path unixSocket, HttpMethod method, String path) throws Exception {
        return over(SocketAddress.domainSocketAddress(unixSocket.toString()), method, path);
    }

    private Answer overPort(HttpMethod method, String path) throws Exception {
        return over(SocketAddress.inetSocketAddress(port, "127.0.0.1"), method, path);
    }

    /** The response is used where it arrives: for whoever comes a moment later, on another thread, its body never ends. */
    private Answer over(SocketAddress address, HttpMethod method, String path) throws Exception {
        RequestOptions options = new RequestOptions()
                .setServer(address)
                .setHost("localhost")
                .setMethod(method)
                .setURI(path);
        return await(client.request(options).compose(request -> request.send().compose(ControlServerIT::answer)));
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body()
                .otherwise(EMPTY)
                .map(body -> new Answer(
                        response.statusCode(), String.valueOf(response.getHeader("Content-Type")), body.toString()));
    }

    private String asBrowser(String headers) throws IOException {
        try (Socket browser = send("GET /status.json HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")) {
            return new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket reader() throws IOException {
        return send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private Socket send(String request) throws IOException {
        Socket browser = new Socket(InetAddress.getLoopbackAddress(), port);
        browser.setSoTimeout(10_000);
        browser.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return browser;
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("after: " + text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
