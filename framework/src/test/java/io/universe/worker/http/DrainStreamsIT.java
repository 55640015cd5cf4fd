package io.universe.worker.http;

import static io.universe.worker.http.TestFront.LONG;
import static io.universe.worker.http.TestFront.SHORT;
import static io.universe.worker.http.TestFront.await;
import static io.universe.worker.http.TestFront.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How open streams end when a worker drains. */
class DrainStreamsIT {

    private final Vertx clients = Vertx.vertx();
    /** Held, because Vert.x closes a client that nobody holds. */
    private final WebSocketClient webSocketClient = clients.createWebSocketClient();

    private TestMaster master;
    private TestFront front;

    @BeforeEach
    void open() throws IOException {
        master = TestMaster.generous();
        front = new TestFront(master, DrainStreamsIT::answer);
    }

    @AfterEach
    void close() throws IOException {
        front.close();
        await(clients.close());
        master.close();
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/events" ->
                request.response()
                        .putHeader("Content-Type", "text/event-stream")
                        .setChunked(true)
                        .write("data: hello\n\n");
            case "/ws" -> request.toWebSocket();
            default -> request.response().end("answer");
        }
    }

    @Test
    void shouldEndAnEventStream() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/events").readHead();
            Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
            assertThat(client.readToEnd()).contains("data: hello").endsWith("0\r\n\r\n");
            await(drained);
        }
    }

    @Test
    void shouldEndAnEventStreamThatBeginsWhileItDrains() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/").read();
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            assertThat(client.send("/events").readHead().saysClose()).isTrue();
            assertThat(client.readToEnd()).contains("data: hello").endsWith("0\r\n\r\n");
            await(drained);
        }
    }

    @Test
    void shouldLeaveAWebSocketToTheApplicationForAWhileAndThenSay1001() {
        Promise<Short> closed = Promise.promise();
        WebSocket webSocket = connect(closed);
        Future<Void> drained = front.drain(new DrainOrder(QueueEnd.LEFT, LONG, SHORT, SHORT.multipliedBy(2)));
        assertThat(await(closed.future())).isEqualTo((short) 1001);
        assertThat(webSocket.closeReason()).contains("going away");
        await(drained);
        assertThat(front.traffic.figures().inFlight()).isZero();
    }

    @Test
    void shouldNotCloseAWebSocketWithinItsGrace() throws IOException {
        try (RawClient silent = new RawClient(master.port())) {
            silent.send("/").read();
            Promise<Short> closed = Promise.promise();
            WebSocket webSocket = connect(closed);
            Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
            assertThat(silent.readToEnd())
                    .as("closed when its own grace is over")
                    .isEmpty();
            assertThat(closed.future().isComplete()).isFalse();
            await(webSocket.close());
            await(drained);
        }
    }

    private WebSocket connect(Promise<Short> closed) {
        WebSocket webSocket = await(webSocketClient.connect(master.port(), "127.0.0.1", "/ws"));
        webSocket.closeHandler(v -> closed.complete(webSocket.closeStatusCode()));
        return webSocket;
    }
}
