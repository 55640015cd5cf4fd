package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP side of a worker that listens itself, because connections are forwarded to it. */
class OwnPortIT {

    private final Vertx vertx = Vertx.vertx();
    private final Traffic traffic = new Traffic(System::nanoTime, AccessLog.NONE);
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        TestFront.await(vertx.close());
    }

    @Test
    void shouldShareAnyFreePortAmongAllEventLoops() throws Exception {
        int port = TestFront.await(front().open(SocketAddress.inetSocketAddress(0, "127.0.0.1")));
        assertThat(port).isPositive();
        for (int i = 0; i < 4; i++) {
            try (RawClient client = new RawClient(port)) {
                client.send("/").read();
            }
        }
        assertThat(threads).hasSize(2);
    }

    @Test
    void shouldGiveEachFrontAPortOfItsOwn() {
        SocketAddress any = SocketAddress.inetSocketAddress(0, "127.0.0.1");
        assertThat(TestFront.await(front().open(any))).isNotEqualTo(TestFront.await(front().open(any)));
    }

    @Test
    void shouldNotOpenOnceItDrains() {
        HttpFront front = front();
        TestFront.await(front.drain(TestFront.order(QueueEnd.LEFT, TestFront.LONG, TestFront.SHORT), () -> {}));
        assertThat(front.open(SocketAddress.inetSocketAddress(0, "127.0.0.1")).failed())
                .isTrue();
    }

    private HttpFront front() {
        return new HttpFront(
                new ServerLoops(vertx.getOrCreateContext(), 2),
                new HttpServerOptions(),
                traffic,
                () -> Acceptance.WITH_SERVERS,
                this::answer);
    }

    private void answer(HttpServerRequest request) {
        threads.add(Thread.currentThread().getName());
        request.response().end("answer");
    }
}
