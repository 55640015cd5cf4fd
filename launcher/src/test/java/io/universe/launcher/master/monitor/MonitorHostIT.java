package io.universe.launcher.master.monitor;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.config.Settings;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.process.LauncherFailure;
import io.universe.operations.Monitor;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One monitor after the other on the same sockets. The tests run at the same time: each waits for seconds until a monitor is given up. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MonitorHostIT {

    /** What one test lets go of another one that connects often could get. */
    private static final String PORTS = "ports";

    @TempDir
    private Path root;

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger leftOut = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch blocks = new CountDownLatch(1);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch closedInVain = new CountDownLatch(1);
    private volatile boolean isBroken;
    private final CountDownLatch restarted = new CountDownLatch(1);
    private final Loan loan = new Loan();
    private final CountDownLatch givenBack = new CountDownLatch(1);
    private final List<Vertx> lives = new CopyOnWriteArrayList<>();

    private final MonitorNews news = new MonitorNews() {
        @Override
        public void onRestarted(String reason, int failures) {
            told.add(failures + ": " + reason);
            restarted.countDown();
        }

        @Override
        public void onExtension(String name, Optional<String> failure) {
            told.add(name);
        }
    };

    /** Its servers say which one it is, and nothing else. */
    private final class Numbered implements Monitor {
        private final Vertx vertx;
        private final int number = made.incrementAndGet();

        Numbered(Vertx vertx) {
            this.vertx = vertx;
            lives.add(vertx);
        }

        @Override
        public Future<Void> openSocket(SocketAddress address) {
            return open(address).mapEmpty();
        }

        @Override
        public Future<Integer> openPort(SocketAddress address) {
            return open(address).map(0);
        }

        private Future<?> open(SocketAddress address) {
            return vertx.createNetServer()
                    .connectHandler(client -> client.end(Buffer.buffer("monitor " + number)))
                    .listen(address);
        }

        @Override
        public Future<Void> extend() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    /** Says that its Vert.x was closed. */
    private final class Closed extends VerticleBase {
        @Override
        public Future<?> stop() {
            closedInVain.countDown();
            return Future.succeededFuture();
        }
    }

    private final MonitorMaker maker = new MonitorMaker() {
        @Override
        public Monitor make(Vertx vertx) {
            if (isBroken) {
                Waiting.on(vertx.deployVerticle(new Closed()), Duration.ofSeconds(20));
                throw new NoClassDefFoundError("io/universe/Missing");
            }
            return new LendingMonitor(new Numbered(vertx), loan);
        }

        @Override
        public void leaveExtensionsOut() {
            leftOut.incrementAndGet();
        }

        @Override
        public void close() {
            told.add("closed");
        }
    };

    private Settings settings(int port) throws IOException {
        Files.createDirectories(root.resolve("run"));
        return anOperator(root).typing("--monPort=" + port).settings();
    }

    @Test
    void shouldPutAnotherMonitorInThePlaceOfOneThatHangs() throws Exception {
        Settings settings = settings(0);
        try (MonitorHost host = new MonitorHost(Places.of(settings), maker, news)) {
            host.open();
            int port = host.port();
            assertThat(ask(port)).isEqualTo("monitor 1");
            loan.lend(givenBack::countDown);
            lives.get(0).runOnContext(v -> hang());
            assertThat(restarted.await(40, TimeUnit.SECONDS)).isTrue();

            assertThat(told).containsExactly("1: its event loop did not answer for 5 s");
            assertThat(givenBack.getCount()).isZero();
            assertThat(host.port()).isEqualTo(port);
            assertThat(ask(port)).isEqualTo("monitor 2");
            assertThat(leftOut).hasValue(0);
        } finally {
            blocks.countDown();
        }
        assertThat(told).contains("closed");
        assertThat(settings.home().controlSocket()).doesNotExist();
        assertThat(settings.home().sockets().resolve("copy.sock")).doesNotExist();
    }

    @Test
    @ResourceLock(PORTS)
    void shouldLetGoOfThePortAtItsCloseThoughTheMonitorHangs() throws Exception {
        Settings settings = settings(0);
        MonitorHost host = new MonitorHost(Places.of(settings), maker, news);
        host.open();
        int port = host.port();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(client.getInputStream().readAllBytes()).isNotEmpty();
            hangFirst();
            host.close();
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } finally {
            blocks.countDown();
        }
    }

    @Test
    void shouldEndTheConnectionsOfAMonitorThatHangs() throws Exception {
        try (MonitorHost host = new MonitorHost(Places.of(settings(0)), maker, news)) {
            host.open();
            hangFirst();
            assertThat(ask(host.port())).isEmpty();
        } finally {
            blocks.countDown();
        }
    }

    @Test
    @ResourceLock(PORTS)
    void shouldLetGoOfWhoeverConnectsWhereTooManyAreLetInAlready() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (MonitorHost host = new MonitorHost(Places.of(settings(0)), maker, news)) {
            host.open();
            hangFirst();
            for (int i = 0; i < 640; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), host.port()));
            }
            assertThat(ask(host.port())).isEmpty();
            assertThat(restarted.getCount()).isOne();
        } finally {
            blocks.countDown();
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shouldLeaveNothingOfAMonitorForWhichAClassIsMissing() throws Exception {
        try (MonitorHost host = new MonitorHost(Places.of(settings(0)), maker, news)) {
            host.open();
            isBroken = true;
            hangFirst();
            assertThat(closedInVain.await(40, TimeUnit.SECONDS)).isTrue();
            isBroken = false;
            assertThat(restarted.await(40, TimeUnit.SECONDS)).isTrue();
            assertThat(told).containsExactly("2: its event loop did not answer for 5 s");
        } finally {
            blocks.countDown();
        }
    }

    private void hangFirst() throws InterruptedException {
        lives.get(0).runOnContext(v -> hang());
        assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Deaf to whoever interrupts it. */
    private void hang() {
        hangs.countDown();
        while (blocks.getCount() > 0) {
            try {
                blocks.await();
            } catch (InterruptedException e) {
                // Goes on.
            }
        }
    }

    @Test
    void shouldSayThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = settings(taken.getLocalPort());
            assertThatThrownBy(() -> Places.of(settings))
                    .isInstanceOf(LauncherFailure.class)
                    .hasMessageContainingAll("cannot listen on port " + taken.getLocalPort(), "--monPort=PORT");
            assertThat(settings.home().controlSocket()).doesNotExist();
        }
    }

    private static String ask(int port) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(10_000);
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }
}
