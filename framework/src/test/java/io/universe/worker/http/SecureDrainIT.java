package io.universe.worker.http;

import static io.universe.worker.http.TestFront.LONG;
import static io.universe.worker.http.TestFront.SHORT;
import static io.universe.worker.http.TestFront.await;
import static io.universe.worker.http.TestFront.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TLS and HTTP/2 on a handed socket. */
class SecureDrainIT {

    /** One for all tests: a process of its own makes it, which takes seconds. */
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create();

    private final BlockingQueue<HttpServerRequest> slow = new LinkedBlockingQueue<>();
    private final Vertx clients = Vertx.vertx();
    private final Promise<Integer> goneAway = Promise.promise();
    private final Promise<HttpConnection> connected = Promise.promise();
    private TestMaster master;
    private TestFront front;
    private HttpClient client;
    /** Held, because Vert.x closes a client that nobody holds. */
    private @Nullable HttpClient bystander;

    @AfterAll
    static void forget() {
        CERTIFICATE.delete();
    }

    @BeforeEach
    void open() throws IOException {
        master = TestMaster.generous();
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(CERTIFICATE.keyCertOptions());
        front = new TestFront(master, options, this::answer);
        client = clients.httpClientBuilder()
                .with(options())
                .withConnectHandler(this::onConnected)
                .build();
    }

    @AfterEach
    void close() throws IOException {
        await(clients.close());
        front.close();
        master.close();
    }

    private void onConnected(HttpConnection connection) {
        connection.goAwayHandler(goAway -> goneAway.tryComplete(goAway.getLastStreamId()));
        connected.tryComplete(connection);
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/slow" -> slow.add(request);
            case "/events" ->
                request.response()
                        .putHeader("Content-Type", "text/event-stream")
                        .write("data: hello\n\n");
            default -> request.response().end(request.version() + " " + request.isSSL());
        }
    }

    @Test
    void shouldSpeakHttp2OverTls() {
        assertThat(body(ask("/"))).isEqualTo("HTTP_2 true");
    }

    @Test
    void shouldFinishStreamsInFlightAndAnswerThoseThatCrossTheGoAway() throws Exception {
        Future<Buffer> inFlight = ask("/slow");
        HttpServerRequest request = next();
        HttpClientRequest crossing = await(client.request(HttpMethod.GET, master.port(), "127.0.0.1", "/"));
        Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT.multipliedBy(10)));
        assertThat(await(goneAway.future())).isEqualTo(Integer.MAX_VALUE);
        assertThat(body(crossing.send().compose(HttpClientResponse::body))).isEqualTo("HTTP_2 true");
        request.response().end("late");
        assertThat(body(inFlight)).isEqualTo("late");
        await(await(connected.future()).close());
        await(drained);
    }

    @Test
    void shouldFinishAStreamThatIsSlowerThanTheGrace() throws Exception {
        Future<Buffer> inFlight = ask("/slow");
        HttpServerRequest request = next();
        Future<Void> bystanderGone = bystanderGone();
        Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
        await(bystanderGone);
        assertThat(drained.isComplete()).isFalse();
        request.response().end("late");
        assertThat(body(inFlight)).isEqualTo("late");
        await(drained);
    }

    @Test
    void shouldEndAConnectionThatPausesAndKeepTheNextOne() throws Exception {
        Future<Buffer> inFlight = ask("/slow");
        HttpServerRequest request = next();
        Future<Void> atRest = front.pause(order(QueueEnd.LEFT, LONG, SHORT));
        assertThat(await(goneAway.future())).isEqualTo(Integer.MAX_VALUE);
        request.response().end("late");
        assertThat(body(inFlight)).isEqualTo("late");
        await(atRest);

        await(front.resume());
        assertThat(body(ask("/"))).isEqualTo("HTTP_2 true");
        assertThat(body(ask("/"))).isEqualTo("HTTP_2 true");
        assertThat(front.traffic.figures().totalConnections()).isEqualTo(2);
    }

    @Test
    void shouldEndAnEventStream() {
        Promise<Integer> begun = Promise.promise();
        Future<Buffer> stream = client.request(HttpMethod.GET, master.port(), "127.0.0.1", "/events")
                .compose(request -> request.send().compose(response -> {
                    begun.complete(response.statusCode());
                    return response.body();
                }));
        assertThat(await(begun.future())).isEqualTo(200);
        Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
        assertThat(body(stream)).isEqualTo("data: hello\n\n");
        await(drained);
    }

    @Test
    void shouldCountAnUploadOnceThatIsAnsweredAndThenGivenUp() {
        HttpClientRequest upload = await(client.request(HttpMethod.POST, master.port(), "127.0.0.1", "/"));
        Future<Buffer> answer = upload.response().compose(HttpClientResponse::body);
        await(upload.setChunked(true).sendHead().compose(v -> upload.write("part")));
        assertThat(body(answer)).isEqualTo("HTTP_2 true");
        await(upload.reset());
        assertThat(body(ask("/"))).isEqualTo("HTTP_2 true");
        assertThat(front.traffic.figures().inFlight()).isZero();
    }

    /** Done when the grace of a connection that stays silent is over. */
    private Future<Void> bystanderGone() {
        Promise<Void> gone = Promise.promise();
        bystander = clients.httpClientBuilder()
                .with(options())
                .withConnectHandler(connection -> connection.closeHandler(gone::complete))
                .build();
        await(bystander.request(HttpMethod.GET, master.port(), "127.0.0.1", "/").compose(SecureDrainIT::answerTo));
        return gone.future();
    }

    private static HttpClientOptions options() {
        return new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setProtocolVersion(HttpVersion.HTTP_2);
    }

    private Future<Buffer> ask(String path) {
        return client.request(HttpMethod.GET, master.port(), "127.0.0.1", path).compose(SecureDrainIT::answerTo);
    }

    /** Read where it arrives: for whoever comes a moment later, on another thread, its body never ends. */
    private static Future<Buffer> answerTo(HttpClientRequest request) {
        return request.send().compose(HttpClientResponse::body);
    }

    private static String body(Future<Buffer> answer) {
        return await(answer).toString();
    }

    private HttpServerRequest next() throws InterruptedException {
        HttpServerRequest request = slow.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came: " + front.traffic.figures());
        }
        return request;
    }
}
