package io.universe.worker.http;

import static io.universe.worker.http.TestFront.LONG;
import static io.universe.worker.http.TestFront.SHORT;
import static io.universe.worker.http.TestFront.await;
import static io.universe.worker.http.TestFront.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.HttpFront.DrainOrder;
import io.universe.worker.http.RawClient.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the HTTP side of a worker takes no traffic for a while, and then takes it again. */
class PauseIT {

    private static final DrainOrder PATIENT = order(QueueEnd.LEFT, LONG, LONG);
    private static final DrainOrder QUICK = order(QueueEnd.LEFT, LONG, SHORT);

    private final BlockingQueue<HttpServerRequest> slow = new LinkedBlockingQueue<>();
    private final Vertx clients = Vertx.vertx();
    /** Held, because Vert.x closes a client that nobody holds. */
    private final WebSocketClient webSocketClient = clients.createWebSocketClient();

    private TestMaster master;
    private TestFront front;

    @BeforeEach
    void open() throws IOException {
        master = TestMaster.generous();
        front = new TestFront(master, this::answer);
    }

    @AfterEach
    void close() throws IOException {
        front.close();
        await(clients.close());
        master.close();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/slow" -> slow.add(request);
            case "/ws" -> request.toWebSocket();
            default -> request.response().end("answer");
        }
    }

    @Test
    void shouldLeaveWhoConnectsToTheOthers() throws IOException {
        try (TestFront other =
                new TestFront(master, request -> request.response().end("other"))) {
            front.pause(PATIENT);
            for (int i = 0; i < 50; i++) {
                assertThat(ask()).isEqualTo("other");
            }
            assertThat(front.traffic.figures().totalConnections()).isZero();
            await(other.drain());
        }
    }

    @Test
    void shouldAnswerWhoWaitsInTheQueueWhenItTakesTrafficAgain() throws IOException {
        front.pause(PATIENT);
        try (RawClient waiting = new RawClient(master.port())) {
            waiting.send("/");
            assertThat(front.traffic.figures().totalConnections()).isZero();
            await(front.resume());
            Answer answer = waiting.read();
            assertThat(answer.body()).isEqualTo("answer");
            assertThat(answer.saysClose()).isFalse();
        }
    }

    @Test
    void shouldEndKeptConnectionsAndTakeNewOnesAsBefore() throws IOException {
        try (RawClient kept = new RawClient(master.port())) {
            kept.send("/").read();
            Future<Void> atRest = front.pause(PATIENT);
            assertThat(kept.send("/").read().saysClose()).isTrue();
            assertThat(kept.readToEnd()).isEmpty();
            await(atRest);
        }
        await(front.resume());
        try (RawClient kept = new RawClient(master.port())) {
            assertThat(kept.send("/").read().saysClose()).isFalse();
            assertThat(kept.send("/").read().saysClose()).isFalse();
        }
    }

    @Test
    void shouldCloseConnectionsThatStaySilent() throws IOException {
        try (RawClient used = new RawClient(master.port());
                RawClient unused = new RawClient(master.port())) {
            used.send("/").read();
            unused.write("GET");
            awaitConnections(2);
            await(front.pause(QUICK));
            assertThat(used.readToEnd()).isEmpty();
            assertThat(unused.readToEnd()).isEmpty();
        }
    }

    @Test
    void shouldFinishWhatIsInFlight() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/slow");
            HttpServerRequest request = next();
            Future<Void> atRest = front.pause(QUICK);
            try (RawClient silent = new RawClient(master.port())) {
                silent.send("/");
                assertThat(atRest.isComplete()).isFalse();
            }
            request.response().end("late");
            Answer answer = client.read();
            assertThat(answer.body()).isEqualTo("late");
            assertThat(answer.saysClose()).isTrue();
            await(atRest);
        }
    }

    @Test
    void shouldSpareWhoComesAfterAPauseThatWasShort() throws Exception {
        DrainOrder order = order(QueueEnd.LEFT, LONG, SHORT);
        Future<Void> atRest;
        try (RawClient inFlight = new RawClient(master.port());
                RawClient fresh = new RawClient(master.port())) {
            inFlight.send("/slow");
            HttpServerRequest request = next();
            fresh.write("GET");
            awaitConnections(2);
            atRest = front.pause(order);
            await(front.resume());
            await(atRest);
            fresh.write(" / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(fresh.read().saysClose()).isFalse();
            request.response().end("late");
            assertThat(inFlight.read().body()).isEqualTo("late");
        }
    }

    @Test
    void shouldCloseAWebSocketAfterItsGraceAndLeaveLaterOnesOpen() {
        Promise<Short> closed = Promise.promise();
        WebSocket webSocket = connect(closed);
        Future<Void> atRest = front.pause(new DrainOrder(QueueEnd.LEFT, LONG, SHORT, SHORT.multipliedBy(2)));
        assertThat(await(closed.future())).isEqualTo((short) 1001);
        assertThat(webSocket.closeReason()).contains("going away");
        await(atRest);

        await(front.resume());
        Promise<Short> again = Promise.promise();
        WebSocket later = connect(again);
        await(later.writePing(Buffer.buffer("x")));
        assertThat(again.future().isComplete()).isFalse();
        await(later.close());
    }

    @Test
    void shouldEmptyTheQueueWhenItIsTheLastToDrainThoughItPauses() throws Exception {
        front.pause(PATIENT);
        try (RawClient waiting = new RawClient(master.port())) {
            waiting.send("/");
            master.letGo();
            Future<Void> drained = front.drain(order(QueueEnd.SHUT, LONG, LONG));
            Answer answer = waiting.read();
            assertThat(answer.body()).isEqualTo("answer");
            assertThat(answer.saysClose()).isTrue();
            await(drained);
        }
        assertThatThrownBy(() -> await(front.resume())).hasMessageContaining("drains");
    }

    @Test
    void shouldDrainAtOnceWhenItPauses() {
        await(front.pause(QUICK));
        await(front.drain());
        assertThatThrownBy(() -> await(front.pause(QUICK))).hasMessageContaining("does not serve");
    }

    @Test
    void shouldPauseAndResumeAnyNumberOfTimes() throws IOException {
        for (int i = 0; i < 3; i++) {
            await(front.resume());
            front.pause(PATIENT);
            await(front.pause(PATIENT));
            await(front.resume());
            assertThat(ask()).isEqualTo("answer");
        }
    }

    private String ask() throws IOException {
        try (RawClient client = new RawClient(master.port())) {
            return client.send("/", "Connection: close").read().body();
        }
    }

    private HttpServerRequest next() throws InterruptedException {
        HttpServerRequest request = slow.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private void awaitConnections(int number) {
        long start = System.nanoTime();
        while (front.traffic.figures().aliveConnections() < number) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
            Thread.onSpinWait();
        }
    }

    private WebSocket connect(Promise<Short> closed) {
        WebSocket webSocket = await(webSocketClient.connect(master.port(), "127.0.0.1", "/ws"));
        webSocket.closeHandler(v -> closed.complete(webSocket.closeStatusCode()));
        return webSocket;
    }
}
