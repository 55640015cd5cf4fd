package io.universe.launcher.master.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.process.LauncherFailure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections between clients and workers that the master passes on, byte by byte. Workers are plain sockets here. */
@Timeout(30)
class ForwarderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DEADLINE_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final List<Integer> ready = new CopyOnWriteArrayList<>();
    private final Forwarder forwarder = new Forwarder(vertx, context -> List.copyOf(ready));
    private final List<ServerSocket> workers = new ArrayList<>();
    private int port;

    @BeforeEach
    void open() throws IOException {
        port = Waiting.on(forwarder.open("web", "127.0.0.1", 0), PATIENCE);
        addWorker();
    }

    @AfterEach
    void close() throws IOException {
        Waiting.on(vertx.close(), PATIENCE);
        for (ServerSocket worker : workers) {
            worker.close();
        }
    }

    @Test
    void shouldPassBytesOnBothWays() throws IOException {
        try (Socket client = connect();
                Socket worker = accept(0)) {
            say(client, "question");
            assertThat(hear(worker, 8)).isEqualTo("question");
            say(worker, "answer");
            assertThat(hear(client, 6)).isEqualTo("answer");
        }
    }

    @Test
    void shouldGiveEverythingToTheWorkerBeforeTheEndOfTheClient() throws IOException {
        String much = "x".repeat(1 << 20);
        Socket client = connect();
        try (Socket worker = accept(0)) {
            Thread saying = sayAllAndClose(client, much);
            assertThat(hearAll(worker)).isEqualTo(much);
            join(saying);
        }
    }

    @Test
    void shouldGiveEverythingToTheClientBeforeTheEndOfTheWorker() throws IOException {
        String much = "x".repeat(1 << 20);
        try (Socket client = connect()) {
            Socket worker = accept(0);
            say(client, "question");
            hear(worker, 8);
            Thread answering = sayAllAndClose(worker, much);
            assertThat(hearAll(client)).isEqualTo(much);
            join(answering);
        }
    }

    /** As a Vert.x server that is asked without a forwarder does. */
    @Test
    void shouldEndTheConnectionOfAClientThatHasNothingMoreToSayWhenItIsAllPassedOn() throws IOException {
        try (Socket client = connect();
                Socket worker = accept(0)) {
            say(client, "question");
            client.shutdownOutput();
            assertThat(hearAll(worker)).isEqualTo("question");
            assertThat(isOver(client)).isTrue();
        }
    }

    @Test
    void shouldEndTheConnectionOfAWorkerThatHasNothingMoreToSayWhenItIsAllPassedOn() throws IOException {
        try (Socket client = connect();
                Socket worker = accept(0)) {
            say(worker, "greeting");
            worker.shutdownOutput();
            assertThat(hearAll(client)).isEqualTo("greeting");
            assertThat(isOver(worker)).isTrue();
        }
    }

    @Test
    void shouldGiveConnectionsToTheReadyWorkersInTurn() throws IOException {
        addWorker();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int turn = 0; turn < 4; turn++) {
                Socket client = connect();
                sockets.add(client);
                Socket worker = accept(turn % 2);
                sockets.add(worker);
                say(client, "hello");
                assertThat(hear(worker, 5)).isEqualTo("hello");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void shouldPassOverAWorkerThatTakesNoConnection() throws IOException {
        addWorker();
        workers.get(0).close();
        for (int turn = 0; turn < 2; turn++) {
            try (Socket client = connect();
                    Socket worker = accept(1)) {
                say(client, "hello");
                assertThat(hear(worker, 5)).isEqualTo("hello");
            }
        }
    }

    @Test
    void shouldEndAConnectionThatNobodyTakes() throws IOException {
        ready.clear();
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void shouldKeepConnectionsWhenItNoLongerAccepts() throws IOException {
        try (Socket client = connect();
                Socket worker = accept(0)) {
            say(client, "one");
            assertThat(hear(worker, 3)).isEqualTo("one");

            forwarder.close(PATIENCE);
            awaitRefusal();

            say(worker, "two");
            assertThat(hear(client, 3)).isEqualTo("two");
            say(client, "three");
            assertThat(hear(worker, 5)).isEqualTo("three");
        }
    }

    @Test
    void shouldEndTheConnectionsOfAWorkerThatDiesAndNoOthers() throws IOException {
        addWorker();
        try (Socket doomed = connect();
                Socket dying = accept(0);
                Socket spared = connect();
                Socket living = accept(1)) {
            say(doomed, "hello");
            assertThat(hear(dying, 5)).isEqualTo("hello");
            reset(dying);
            assertThat(isOver(doomed)).isTrue();

            say(spared, "hello");
            assertThat(hear(living, 5)).isEqualTo("hello");
        }
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        assertThatThrownBy(() -> Waiting.on(forwarder.open("other", "127.0.0.1", port), PATIENCE))
                .isInstanceOf(LauncherFailure.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("--contexts.other.port=");
    }

    private void addWorker() throws IOException {
        ServerSocket worker = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        worker.setSoTimeout(DEADLINE_MILLIS);
        workers.add(worker);
        ready.add(worker.getLocalPort());
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(DEADLINE_MILLIS);
        return client;
    }

    private Socket accept(int worker) throws IOException {
        Socket accepted = workers.get(worker).accept();
        accepted.setSoTimeout(DEADLINE_MILLIS);
        return accepted;
    }

    /** A shutdown of the server takes effect a moment later, and resets what arrives in that moment. */
    private void awaitRefusal() throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
            } catch (ConnectException e) {
                return;
            } catch (SocketException e) {
                assertThat(e).hasMessage("Connection reset by peer");
            }
        }
        throw new AssertionError("still accepts at port " + port);
    }

    private static void say(Socket socket, String words) {
        try {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static String hearAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** As the operating system ends the connections of a process that was killed with something unread. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** By an end or by a reset. */
    private static boolean isOver(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Both at once would wait for each other: no buffer takes it all. */
    private static Thread sayAllAndClose(Socket socket, String words) {
        Thread thread = new Thread(() -> {
            try (socket) {
                say(socket, words);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
