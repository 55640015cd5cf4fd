package io.universe.worker.http;

import static io.universe.worker.http.TestFront.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The servers of the warm-up answer the master's probe whatever the real ones ask of a client. */
class WarmUpIT {

    /** One for all tests: a process of its own makes it, which takes seconds. */
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient prober =
            vertx.createHttpClient(new HttpClientOptions().setTrustAll(true).setVerifyHost(false));

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @AfterAll
    static void forget() {
        CERTIFICATE.delete();
    }

    @Test
    void shouldAskForACertificateOnTheRealPortOnly() {
        HttpFront front = front(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(CERTIFICATE.keyCertOptions())
                .setTrustOptions(CERTIFICATE.trustOptions())
                .setClientAuth(ClientAuth.REQUIRED));

        assertThat(statusAt(await(front.openForWarmUp(0)))).isEqualTo(200);

        int port = await(front.open(SocketAddress.inetSocketAddress(0, "127.0.0.1")));
        assertThatThrownBy(() -> statusAt(port)).hasMessageContaining("certificate");
    }

    @Test
    void shouldNotWaitForTheHeaderOfAProxy() {
        assertThat(HttpFront.forWarmUp(new HttpServerOptions().setUseProxyProtocol(true))
                        .isUseProxyProtocol())
                .isFalse();
    }

    private HttpFront front(HttpServerOptions options) {
        Traffic traffic = new Traffic(System::nanoTime, AccessLog.NONE);
        return new HttpFront(
                new ServerLoops(vertx.getOrCreateContext(), 1),
                options,
                traffic,
                () -> Acceptance.WITH_SERVERS,
                request -> request.response().end("answer"));
    }

    private int statusAt(int port) {
        return await(prober.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setSsl(true)
                        .setURI("/"))
                .compose(request -> request.send())
                .map(HttpClientResponse::statusCode));
    }
}
