package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.MonitorExtension;
import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.MonitorOptions.Tls;
import io.universe.operations.Operations;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A monitor at a socket and a port of its own, over a master that notes what is wished, and a client for both. */
final class TestMonitor implements AutoCloseable {

    static final String TOKEN = "the-token-of-the-test-with-32-signs";
    private static final Buffer EMPTY = Buffer.buffer();
    private static final Path TOKEN_FILE = Path.of("run/token");

    final FakeOperations operations = new FakeOperations();
    final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    /** What was told of extensions: why they are not served, or nothing. */
    final Map<String, Optional<String>> extensions = new ConcurrentHashMap<>();

    private final Vertx clients = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpClient client = clients.createHttpClient();
    final ControlServer server;
    final Path socket;
    final int port;

    /** What is answered. */
    record Answer(int status, String type, String body, MultiMap headers) {

        Answer(int status, String type, String body) {
            this(status, type, body, MultiMap.caseInsensitiveMultiMap());
        }

        JsonObject json() {
            return new JsonObject(body);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Answer answer
                    && status == answer.status
                    && type.equals(answer.type)
                    && body.equals(answer.body);
        }

        @Override
        public int hashCode() {
            return body.hashCode();
        }
    }

    private TestMonitor(Path run, Reading reading, List<MonitorExtension> extended) throws Exception {
        this(run, reading, extended, UnaryOperator.identity());
    }

    private TestMonitor(Path run, Reading reading, List<MonitorExtension> extended, UnaryOperator<Operations> seen)
            throws Exception {
        Access access = new Access(Access.LOOPBACK, TOKEN, TOKEN_FILE, reading);
        server = new ControlServer(
                vertx,
                seen.apply(operations),
                new MonitorOptions(access, Optional.<Tls>empty(), options -> options, () -> extended, extensions::put));
        socket = run.resolve("control.sock");
        await(server.openSocket(at(socket)));
        port = await(server.openPort(SocketAddress.inetSocketAddress(0, "127.0.0.1")));
        await(server.extend());
    }

    /** One that sees another master in place of the one that notes. */
    static TestMonitor seeing(Path run, UnaryOperator<Operations> seen) throws Exception {
        return new TestMonitor(run, Reading.ALL, List.of(), seen);
    }

    /** On loopback. */
    static TestMonitor in(Path run) throws Exception {
        return new TestMonitor(run, Reading.ALL, List.of());
    }

    static TestMonitor extended(Path run, MonitorExtension... extensions) throws Exception {
        return new TestMonitor(run, Reading.ALL, List.of(extensions));
    }

    /** One at which reading wants the token too. */
    static TestMonitor closed(Path run) throws Exception {
        return new TestMonitor(run, Reading.NOTHING, List.of());
    }

    /** One at which reading wants the token too, but for what load balancers ask. */
    static TestMonitor withOpenHealth(Path run) throws Exception {
        return new TestMonitor(run, Reading.HEALTH, List.of());
    }

    static SocketAddress at(Path socket) {
        return SocketAddress.domainSocketAddress(socket.toString());
    }

    Answer overSocket(HttpMethod method, String path) throws Exception {
        return ask(at(socket), method, path, Map.of());
    }

    /** Without a token. */
    Answer overPort(HttpMethod method, String path) throws Exception {
        return overPort(method, path, Map.of());
    }

    /** With the token. */
    Answer overPortWithToken(HttpMethod method, String path) throws Exception {
        return overPort(method, path, Map.of("Authorization", "Bearer " + TOKEN));
    }

    Answer overPort(HttpMethod method, String path, Map<String, String> headers) throws Exception {
        return ask(SocketAddress.inetSocketAddress(port, "127.0.0.1"), method, path, headers);
    }

    /** The response is used where it arrives: for whoever comes a moment later, on another thread, its body never ends. */
    Answer ask(SocketAddress address, HttpMethod method, String path, Map<String, String> headers) throws Exception {
        RequestOptions options = options(method, path).setServer(address);
        headers.forEach(options::putHeader);
        return await(client.request(options).compose(request -> request.send().compose(TestMonitor::answer)));
    }

    /** Logs in as a browser does, and returns the cookie as it sends it. */
    String login() throws Exception {
        Answer answer = overPort(HttpMethod.POST, "/login", Map.of("Authorization", "Bearer " + TOKEN));
        assertThat(answer.status()).isEqualTo(204);
        return String.valueOf(answer.headers().get("Set-Cookie")).split(";", 2)[0];
    }

    static RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions().setHost("localhost").setMethod(method).setURI(path);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body()
                .otherwise(EMPTY)
                .map(body -> new Answer(
                        response.statusCode(),
                        String.valueOf(response.getHeader("Content-Type")),
                        body.toString(),
                        response.headers()));
    }

    /** A connection to the port on which nobody has said anything. */
    Socket connect() throws IOException {
        Socket socketOfClient = new Socket(InetAddress.getLoopbackAddress(), port);
        socketOfClient.setSoTimeout(20_000);
        return socketOfClient;
    }

    /** A connection to the port on which this was said. */
    Socket send(String text) throws IOException {
        Socket browser = connect();
        browser.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return browser;
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
    }

    /** What comes, up to this text, which has to come. */
    static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("after: " + text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clients.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
