package io.universe.worker.http;

import static io.universe.worker.http.TestFront.LONG;
import static io.universe.worker.http.TestFront.SHORT;
import static io.universe.worker.http.TestFront.await;
import static io.universe.worker.http.TestFront.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.universe.worker.http.Acceptance.QueueEnd;
import io.universe.worker.http.RawClient.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the HTTP side of a worker ends, over HTTP/1.1. */
class DrainIT {

    /** Requests to {@code /slow}, which the test answers when it wants. */
    private final BlockingQueue<HttpServerRequest> slow = new LinkedBlockingQueue<>();

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
        master.close();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/slow")) {
            slow.add(request);
        } else {
            request.response().end("answer");
        }
    }

    @Test
    void shouldAnswerOnAKeptAliveConnectionAndThenCloseIt() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            assertThat(client.send("/").read().saysClose()).isFalse();
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            Answer last = client.send("/").read();
            assertThat(last.body()).isEqualTo("answer");
            assertThat(last.saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    @Test
    void shouldCloseASocketOnWhichItDidNotServeYet() throws Exception {
        await(front.drain());
        try (TestFront other = new TestFront(new HttpServerOptions(), this::answer)) {
            other.hold(master.handOver());
            master.letGo();
            await(other.drain());
            other.awaitDoorClosed();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawClient(master.port()));
            assertThat(other.open().failed()).isTrue();
        }
    }

    @Test
    void shouldEndWhatWasOpenedWhenTheDrainCame() throws Exception {
        await(front.drain());
        try (TestFront other = new TestFront(new HttpServerOptions(), this::answer)) {
            other.hold(master.handOver());
            master.letGo();
            Future<Integer> opened = other.open();
            await(other.drain());
            assertThat(opened.isComplete()).isTrue();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawClient(master.port()));
        }
    }

    @Test
    void shouldEndAtOnceWhenNobodyIsConnected() {
        await(front.drain());
        assertThat(front.doorClosed.getCount()).isZero();
    }

    @Test
    void shouldCloseAConnectionThatStaysSilent() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/").read();
            await(front.drain(order(QueueEnd.LEFT, LONG, SHORT)));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void shouldNotWaitForAClientThatHasNeverSaidAnything() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.write("GE");
            await(front.drain(order(QueueEnd.ACCEPTED, LONG, SHORT)));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void shouldFinishWhatIsInFlight() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/slow");
            HttpServerRequest inFlight = next();
            Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
            front.awaitDoorClosed();
            assertThat(drained.isComplete()).isFalse();
            inFlight.response().end("late");
            assertThat(client.read().body()).isEqualTo("late");
            await(drained);
        }
    }

    @Test
    void shouldSayThatAnAnswerIsTheLastOneThatIsSlowerThanTheGrace() throws Exception {
        try (RawClient client = new RawClient(master.port());
                RawClient bystander = new RawClient(master.port())) {
            client.send("/slow");
            HttpServerRequest inFlight = next();
            bystander.send("/").read();
            Future<Void> drained = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
            assertThat(bystander.readToEnd())
                    .as("closed when the grace is over")
                    .isEmpty();
            inFlight.response().end("late");
            assertThat(client.read().saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    @Test
    void shouldSayThatAnAnswerIsTheLastOneWhoseRequestCameBefore() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/slow");
            HttpServerRequest inFlight = next();
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            inFlight.response().end("late");
            assertThat(client.read().saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    @Test
    void shouldNotPromiseToKeepAConnectionOfHttp10() throws Exception {
        String keepAlive = "GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
        try (RawClient client = new RawClient(master.port())) {
            assertThat(client.write(keepAlive).read().headers()).contains("connection: keep-alive");
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            assertThat(client.write(keepAlive).read().saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    @Test
    void shouldCloseAfterAWebSocketThatIsNotOpened() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/").read();
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            Answer answer = client.send("/", "Connection: Upgrade", "Upgrade: websocket")
                    .read();
            assertThat(answer.saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    @Test
    void shouldEndInTimeWhenARequestNeverEnds() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/slow");
            next();
            await(front.drain(order(QueueEnd.LEFT, SHORT, LONG)));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void shouldDrainTwiceWithoutHarm() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/slow");
            HttpServerRequest inFlight = next();
            Future<Void> first = front.drain(order(QueueEnd.LEFT, LONG, SHORT));
            Future<Void> second = front.drain(order(QueueEnd.SHUT, LONG, SHORT));
            inFlight.response().end("late");
            assertThat(client.read().body()).isEqualTo("late");
            await(first);
            await(second);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "SHUT"})
    void shouldAnswerEverybodyWhoWaitsInTheQueue(QueueEnd queue) throws Exception {
        master.letGo();
        CountDownLatch held = front.holdAccepting();
        List<RawClient> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(new RawClient(master.port()).send("/", "Connection: close"));
        }
        Future<Void> drained = front.drain(order(queue, LONG, LONG));
        held.countDown();
        for (RawClient client : waiting) {
            assertThat(client.read().body()).isEqualTo("answer");
            client.close();
        }
        await(drained);
        assertThat(front.traffic.figures().totalTransactions()).isEqualTo(500);
    }

    @Test
    void shouldRefuseAndNeverResetWhoComesTooLate() throws Exception {
        master.letGo();
        await(front.drain(order(QueueEnd.SHUT, LONG, SHORT)));
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawClient(master.port()));
    }

    @Test
    void shouldLetNobodyInWhileItShutsTheSocket() throws Exception {
        Future<Void> drained = front.drain(order(QueueEnd.SHUT, LONG, SHORT));
        front.awaitAcceptor();
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> new RawClient(master.port(), SHORT));
        await(drained);
    }

    @Test
    void shouldNeverResetWhoConnectsWhileItShutsTheSocket() throws Exception {
        master.letGo();
        try (Load load = new Load(master.port(), 8)) {
            load.awaitAnswers(200);
            await(front.drain(order(QueueEnd.SHUT, LONG, SHORT)));
            assertThat(load.end()).allMatch(loss -> loss.contains("ConnectException"));
        }
    }

    @Test
    void shouldServeOnASocketThatSomebodyElseHadShut() throws Exception {
        await(front.drain(order(QueueEnd.SHUT, LONG, SHORT)));
        try (TestFront successor =
                        new TestFront(master, request -> request.response().end("successor"));
                RawClient client = new RawClient(master.port())) {
            assertThat(client.send("/").read().body()).isEqualTo("successor");
            assertThat(successor.traffic.figures().totalConnections()).isEqualTo(1);
        }
    }

    @Test
    void shouldLetOthersServeOnWhereItDoesNotKnowOfThem() throws Exception {
        try (TestFront other =
                new TestFront(master, request -> request.response().end("other"))) {
            await(front.drain(order(QueueEnd.ACCEPTED, LONG, SHORT)));
            try (RawClient client = new RawClient(master.port())) {
                assertThat(client.send("/").read().body()).isEqualTo("other");
            }
            assertThat(other.traffic.figures().totalConnections()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveItsQueueToTheOthers() throws Exception {
        try (TestFront other =
                new TestFront(master, request -> request.response().end("other"))) {
            await(front.drain());
            try (RawClient client = new RawClient(master.port())) {
                assertThat(client.send("/").read().body()).isEqualTo("other");
            }
            assertThat(other.traffic.figures().totalTransactions()).isEqualTo(1);
        }
    }

    @Test
    void shouldLoseNothingUnderLoadWhileAnotherGoesOn() throws Exception {
        try (TestFront other = new TestFront(master, this::answer);
                Load load = new Load(master.port(), 4)) {
            load.awaitAnswers(200);
            await(front.drain());
            load.awaitAnswers(200);
            assertThat(load.end()).isEmpty();
            assertThat(other.traffic.figures().totalTransactions()).isPositive();
            assertThat(front.traffic.figures().totalTransactions()).isPositive();
        }
    }

    @Test
    void shouldAnswerARequestThatExpectsToBeAllowedItsBody() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            client.write("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            Answer answer = client.read();
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 200");
            assertThat(answer.saysClose()).isTrue();
            client.write("body");
            client.readToEnd();
            await(drained);
        }
    }

    @Test
    void shouldCloseAfterAnUpgradeThatIsNotMade() throws Exception {
        try (RawClient client = new RawClient(master.port())) {
            client.send("/").read();
            Future<Void> drained = front.drain();
            front.awaitDoorClosed();
            Answer answer = client.send("/", "Connection: Upgrade", "Upgrade: something")
                    .read();
            assertThat(answer.saysClose()).isTrue();
            assertThat(client.readToEnd()).isEmpty();
            await(drained);
        }
    }

    private HttpServerRequest next() throws InterruptedException {
        HttpServerRequest request = slow.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came: " + front.traffic.figures());
        }
        return request;
    }
}
