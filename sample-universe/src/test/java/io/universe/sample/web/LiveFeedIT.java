package io.universe.sample.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.sample.PlainUniverse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedIT {

    private static final Node NEWCOMER = PlainUniverse.node(Role.FORK, "web", 1, 1);

    private final Vertx vertx = Vertx.vertx();
    private final PlainUniverse universe = new PlainUniverse(vertx);
    private final LiveFeed feed = new LiveFeed(universe.worker(PlainUniverse.node(Role.SPAWN, "web", 0, 1)));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        done(feed.open());
        server = done(vertx.createHttpServer()
                .requestHandler(request ->
                        feed.join(vertx.getOrCreateContext(), request.response().setChunked(true)))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        done(feed.close());
        done(vertx.close());
    }

    @Test
    void shouldLetGoOfAClientThatDoesNotRead() throws Exception {
        try (Socket deaf = listen()) {
            assertThat(deaf.getInputStream().read()).isPositive();
            assertThat(feed.listeners()).isEqualTo(1);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        flood();
                        return feed.listeners() == 0;
                    });
        }
    }

    @Test
    void shouldForgetAClientThatGoesAway() throws Exception {
        try (Socket passing = listen()) {
            assertThat(passing.getInputStream().read()).isPositive();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> feed.listeners() == 0);
    }

    private void flood() {
        for (int i = 0; i < 25; i++) {
            universe.join(NEWCOMER);
            universe.kill(NEWCOMER);
        }
    }

    private Socket listen() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
