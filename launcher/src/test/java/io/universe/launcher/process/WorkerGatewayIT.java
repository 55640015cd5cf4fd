package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import io.universe.control.MasterMessage;
import io.universe.control.Protocol;
import io.universe.control.WorkerMessage;
import io.universe.worker.http.HandedSocketTransport;
import io.universe.worker.http.ListeningSocket;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The socket for workers, and those who should not be there. */
@Timeout(30)
class WorkerGatewayIT {

    private static final String LIFE = "web-0.1";
    private static final int OWN_PID = (int) ProcessHandle.current().pid();

    @TempDir
    private Path run;

    private final Pass.Seal seal = Pass.Seal.random();
    private final Admission admission = new Admission(seal);
    private final Heard heard = new Heard();
    private final String token = admission.issue(LIFE, 1, "code");
    private Path socket = Path.of("");
    private @Nullable WorkerGateway gateway;

    @BeforeEach
    void open() {
        socket = run.resolve("workers.sock");
        gateway = WorkerGateway.open(socket, admission, heard, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void shouldTalkWithAWorkerThatSaysHello() throws Exception {
        admission.bind(LIFE, OWN_PID);
        try (Client worker = client()) {
            worker.send(hello(token));
            WorkerLink link = heard.link();
            link.send(new MasterMessage.Serve());
            worker.send(new WorkerMessage.Exiting(7, "done"));

            assertThat(link.life()).isEqualTo(LIFE);
            assertThat(worker.line()).contains("pass");
            assertThat(worker.line()).contains("serve");
            assertThat(heard.next()).contains("Exiting", "code=7");
        }
    }

    @Test
    void shouldTellWhenAWorkerIsGone() throws Exception {
        WorkerLink link;
        try (Client worker = client()) {
            worker.send(hello(token));
            link = heard.link();
        }
        link.closed().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldRefuseAWrongTokenAndSaySo() throws Exception {
        try (Client stranger = client()) {
            stranger.send(hello("guessed"));

            assertThat(stranger.line()).contains("refused", "token");
            assertThat(stranger.line()).isNull();
            assertThat(heard.next()).contains("refused", LIFE);
        }
    }

    /** Its words were in the socket when it was killed. */
    @Test
    void shouldSayNothingOfAWorkerThatHasEndedWhenItsWordsAreRead() throws Exception {
        admission.revoke(LIFE);
        try (Client late = client()) {
            late.send(hello(token));

            assertThat(late.line()).contains("refused");
            assertThat(late.line()).isNull();
            assertThat(heard.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldRefuseAnotherProtocol() throws Exception {
        try (Client old = client()) {
            old.send(new WorkerMessage.Hello(Protocol.VERSION + 1, token, LIFE, OWN_PID));

            assertThat(old.line()).contains("refused", "protocol");
            assertThat(old.line()).isNull();
        }
    }

    @Test
    void shouldRefuseAProcessThatStoleTheToken() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll tells the pid");
        admission.bind(LIFE, OWN_PID + 1);
        try (Client thief = client()) {
            thief.send(new WorkerMessage.Hello(Protocol.VERSION, token, LIFE, OWN_PID + 1));

            assertThat(thief.line()).contains("refused", Integer.toString(OWN_PID));
            assertThat(thief.line()).isNull();
        }
    }

    @Test
    void shouldAdmitATokenOnceAndNotHarmTheWorkerThatCameFirst() throws Exception {
        try (Client worker = client();
                Client second = client()) {
            worker.send(hello(token));
            WorkerLink link = heard.link();
            second.send(hello(token));

            assertThat(second.line()).contains("refused");
            assertThat(second.line()).isNull();
            link.send(new MasterMessage.Serve());
            assertThat(worker.line()).contains("pass");
            assertThat(worker.line()).contains("serve");
        }
    }

    @Test
    void shouldEndAConnectionThatSpeaksWithoutHello() throws Exception {
        try (Client rude = client()) {
            rude.send(new WorkerMessage.AcceptingStopped());

            assertThat(rude.line()).isNull();
            assertThat(heard.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldEndAConnectionThatSendsGarbageAndServeTheOthers() throws Exception {
        for (String garbage : new String[] {"GET / HTTP/1.1", "", "[]", "{\"type\":\"hello\"}", "{\"type\":7}"}) {
            try (Client broken = client()) {
                broken.send(garbage + "\n");
                assertThat(broken.line()).as(garbage).isNull();
            }
        }
        try (Client worker = client()) {
            worker.send(hello(token));
            assertThat(heard.link().life()).isEqualTo(LIFE);
        }
    }

    @Test
    void shouldEndAConnectionThatSendsALineWithoutEnd() throws Exception {
        try (Client endless = client()) {
            assertThatThrownBy(() -> {
                        for (int kibibytes = 0; kibibytes < 8 * 1024; kibibytes++) {
                            endless.send("x".repeat(1024));
                        }
                        endless.send("\n");
                        assertThat(endless.line()).isNotNull();
                    })
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    @Test
    void shouldIgnoreMessagesOfALaterVersion() throws Exception {
        try (Client worker = client()) {
            worker.send(hello(token));
            heard.link();
            worker.send("{\"type\":\"from-the-future\"}\n");
            worker.send(new WorkerMessage.AcceptingStopped());

            assertThat(heard.next()).contains("AcceptingStopped");
        }
    }

    @Test
    void shouldNotWaitForEverForAHello() throws Exception {
        Path other = run.resolve("impatient.sock");
        try (WorkerGateway impatient = WorkerGateway.open(other, admission, heard, Duration.ofMillis(50));
                Client silent = new Client(other)) {
            assertThat(impatient).isNotNull();
            assertThat(silent.line()).isNull();
        }
    }

    @Test
    void shouldHandTheDescriptorOfTheContextOver() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll hands descriptors over");
        int received = ListeningSocket.fetch(socket, new WorkerMessage.Fetch(Protocol.VERSION, token, LIFE))
                .get(10, TimeUnit.SECONDS);

        assertThat(received).isPositive().isNotEqualTo(heard.descriptor());
        new FileDescriptor(received).close();
    }

    @Test
    void shouldLetAStandbyWaitForItsDescriptorLongerThanAStrangerMayTalk() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll hands descriptors over");
        Path other = run.resolve("impatient.sock");
        heard.letThemWait();
        try (WorkerGateway impatient = WorkerGateway.open(other, admission, heard, Duration.ofMillis(50))) {
            assertThat(impatient).isNotNull();
            CompletableFuture<Integer> fetched =
                    ListeningSocket.fetch(other, new WorkerMessage.Fetch(Protocol.VERSION, token, LIFE));
            heard.asked.await();
            try (Client silent = new Client(other)) {
                assertThat(silent.line()).isNull();
            }
            assertThat(fetched).isNotDone();

            heard.mayHave.complete(null);
            new FileDescriptor(fetched.get(10, TimeUnit.SECONDS)).close();
        }
    }

    @Test
    void shouldHandNoDescriptorToAStranger() {
        assumeTrue(Epoll.isAvailable(), "native epoll hands descriptors over");

        assertThatThrownBy(
                        () -> ListeningSocket.fetch(socket, new WorkerMessage.Fetch(Protocol.VERSION, "guessed", LIFE))
                                .get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldTakeAWorkerBackThatShowsThePassOfTheMasterBefore() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll tells the pid");
        String pass;
        try (Client worker = client()) {
            worker.send(hello(token));
            pass = new JsonObject(String.valueOf(worker.line())).getString("pass");
        }
        close();
        gateway = WorkerGateway.open(socket, new Admission(seal), heard, Duration.ofSeconds(20));
        try (Client worker = client()) {
            worker.send(returning(LIFE, pass));
            assertThat(worker.line()).contains("welcome");
            worker.send(new WorkerMessage.AcceptingStopped());
            assertThat(heard.next()).contains("back Pass[life=web-0.1", "pid=" + OWN_PID, "code=code");
            assertThat(heard.next()).contains("AcceptingStopped");
        }
    }

    @Test
    void shouldTakeNobodyBackWhosePassIsNone() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll tells the pid");
        long start = ProcessLook.startTicks(OWN_PID).orElseThrow();
        String ofAnotherHome = Pass.Seal.random().seal(new Pass(LIFE, OWN_PID, start, 1, "code"));
        String ofAnotherLife = seal.seal(new Pass("web-1.1", OWN_PID, start, 1, "code"));
        String ofAnotherProcess = seal.seal(new Pass(LIFE, 1, start, 1, "code"));
        String ofOneThatHadTheIdBefore = seal.seal(new Pass(LIFE, OWN_PID, start - 1, 1, "code"));
        for (String pass :
                new String[] {"", "guessed", ofAnotherHome, ofAnotherLife, ofAnotherProcess, ofOneThatHadTheIdBefore}) {
            try (Client stranger = client()) {
                stranger.send(returning(LIFE, pass));
                assertThat(stranger.line()).contains("refused");
                assertThat(stranger.line()).isNull();
                assertThat(heard.next()).startsWith("refused " + LIFE);
            }
            try (Client stranger = client()) {
                stranger.send(new WorkerMessage.Offer(Protocol.VERSION, LIFE, pass));
                assertThat(stranger.line()).isNull();
                assertThat(heard.next()).startsWith("refused " + LIFE);
            }
        }
    }

    @Test
    void shouldGetAListeningSocketBackThatIsStillServedOn() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll hands descriptors over");
        String pass = seal.seal(
                new Pass(LIFE, OWN_PID, ProcessLook.startTicks(OWN_PID).orElseThrow(), 1, "code"));
        HandedSocketTransport transport = new HandedSocketTransport();
        try (ListeningSockets before = new ListeningSockets();
                ListeningSockets after = new ListeningSockets()) {
            int port = before.open("web", "127.0.0.1", 0);
            transport.hand(ListeningSocket.fetch(socket, new WorkerMessage.Fetch(Protocol.VERSION, token, LIFE))
                    .get(10, TimeUnit.SECONDS));
            Vertx vertx = Vertx.builder().withTransport(transport.forVertx()).build();
            try {
                vertx.createHttpServer()
                        .requestHandler(request -> request.response().end("served"))
                        .listen(HandedSocketTransport.ADDRESS)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
                assertThat(transport.isListening()).isTrue();

                transport.offer(socket, new WorkerMessage.Offer(Protocol.VERSION, LIFE, pass));
                after.adopt("web", heard.handedBack());

                assertThat(after.port("web")).hasValue(heard.port());
                assertThat(port).isPositive();
            } finally {
                vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private WorkerMessage returning(String life, String pass) {
        return new WorkerMessage.Returning(
                Protocol.VERSION, life, pass, "READY", "uuid", 0, false, "127.0.0.1:1", true, false);
    }

    @Test
    void shouldReplaceTheSocketOfADeadMaster() throws Exception {
        Path stale = Files.writeString(run.resolve("stale.sock"), "");
        try (WorkerGateway replaced = WorkerGateway.open(stale, admission, heard);
                Client worker = new Client(stale)) {
            assertThat(replaced).isNotNull();
            worker.send(hello(token));
            assertThat(heard.link().life()).isEqualTo(LIFE);
        }
        assertThat(stale).doesNotExist();
    }

    @Test
    void shouldSayWhereItCannotListenAndLeaveNoThread() throws InterruptedException {
        Path nowhere = run.resolve("missing/workers.sock");
        Set<Thread> before = threads();

        LauncherFailure refusal =
                catchThrowableOfType(LauncherFailure.class, () -> WorkerGateway.open(nowhere, admission, heard));

        assertThat(refusal.exitCode()).isEqualTo(78);
        assertThat(refusal.getMessage()).contains(nowhere.toString()).hasLineCount(1);
        Set<Thread> further = threads();
        further.removeAll(before);
        for (Thread thread : further) { // it says that it has ended a moment before it does
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void shouldEndConnectionsAndRemoveTheSocketWhenClosed() throws Exception {
        try (Client worker = client()) {
            worker.send(hello(token));
            WorkerLink link = heard.link();
            close();
            close();

            assertThat(worker.line()).contains("pass");
            assertThat(worker.line()).isNull();
            assertThat(link.closed()).isDone();
            assertThat(socket).doesNotExist();
        }
    }

    private WorkerMessage hello(String shown) {
        return new WorkerMessage.Hello(Protocol.VERSION, shown, LIFE, OWN_PID);
    }

    private Client client() throws IOException {
        return new Client(socket);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("multiThreadIoEventLoopGroup"))
                .collect(Collectors.toSet());
    }

    /** A peer that speaks plain Java. */
    private static final class Client implements AutoCloseable {
        private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        private final BufferedReader lines;

        Client(Path socket) throws IOException {
            channel.connect(UnixDomainSocketAddress.of(socket));
            lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        }

        void send(WorkerMessage message) throws IOException {
            send(message.toJson().encode() + "\n");
        }

        void send(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        /** The next line; null at the end of the connection. */
        @Nullable
        String line() {
            try {
                return lines.readLine();
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** What the gateway told, in order. */
    private static final class Heard implements WorkerGateway.Listener {
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile CompletableFuture<@Nullable Void> mayHave = CompletableFuture.completedFuture(null);

        private final BlockingQueue<WorkerLink> links = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> others = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> descriptors = new LinkedBlockingQueue<>();
        private final ListeningSockets sockets = new ListeningSockets();

        WorkerLink link() throws InterruptedException {
            WorkerLink link = links.poll(10, TimeUnit.SECONDS);
            assertThat(link).as("a hello").isNotNull();
            return java.util.Objects.requireNonNull(link);
        }

        String next() throws InterruptedException {
            return String.valueOf(others.poll(10, TimeUnit.SECONDS));
        }

        int handedBack() throws InterruptedException {
            Integer descriptor = descriptors.poll(10, TimeUnit.SECONDS);
            assertThat(descriptor).as("a descriptor").isNotNull();
            return java.util.Objects.requireNonNull(descriptor);
        }

        int port() {
            return sockets.port("web").orElseThrow();
        }

        boolean isEmpty() {
            return links.isEmpty() && others.isEmpty();
        }

        /** From now on who asks for a descriptor has to wait. */
        void letThemWait() {
            mayHave = new CompletableFuture<>();
        }

        int descriptor() {
            return sockets.descriptor("web");
        }

        @Override
        public Optional<String> onReturning(WorkerLink link, WorkerMessage.Returning said, Pass pass) {
            others.add("back " + pass);
            return Optional.empty();
        }

        @Override
        public void onSocket(String life, int descriptor) {
            descriptors.add(descriptor);
        }

        @Override
        public void onHello(WorkerLink link) {
            links.add(link);
        }

        @Override
        public void onMessage(WorkerLink link, WorkerMessage message) {
            others.add(message.toString());
        }

        @Override
        public CompletableFuture<Integer> descriptorFor(String life) {
            asked.countDown();
            return mayHave.thenApply(v -> {
                sockets.open("web", "127.0.0.1", 0);
                return sockets.descriptor("web");
            });
        }

        @Override
        public void onRefused(String life, String reason) {
            others.add("refused " + life + ": " + reason);
        }
    }
}
