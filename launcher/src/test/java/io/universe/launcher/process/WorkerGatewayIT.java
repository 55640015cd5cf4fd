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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
    private final HeardAtGateway heard = new HeardAtGateway();
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
        try (GatewayClient worker = client()) {
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
        try (GatewayClient worker = client()) {
            worker.send(hello(token));
            link = heard.link();
        }
        link.closed().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldRefuseAWrongTokenAndSaySo() throws Exception {
        try (GatewayClient stranger = client()) {
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
        try (GatewayClient late = client()) {
            late.send(hello(token));

            assertThat(late.line()).contains("refused");
            assertThat(late.line()).isNull();
            assertThat(heard.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldRefuseAnotherProtocol() throws Exception {
        try (GatewayClient old = client()) {
            old.send(new WorkerMessage.Hello(Protocol.VERSION + 1, token, LIFE, OWN_PID));

            assertThat(old.line()).contains("refused", "protocol");
            assertThat(old.line()).isNull();
        }
    }

    @Test
    void shouldRefuseAProcessThatStoleTheToken() throws Exception {
        assumeTrue(Epoll.isAvailable(), "native epoll tells the pid");
        admission.bind(LIFE, OWN_PID + 1);
        try (GatewayClient thief = client()) {
            thief.send(new WorkerMessage.Hello(Protocol.VERSION, token, LIFE, OWN_PID + 1));

            assertThat(thief.line()).contains("refused", Integer.toString(OWN_PID));
            assertThat(thief.line()).isNull();
        }
    }

    @Test
    void shouldAdmitATokenOnceAndNotHarmTheWorkerThatCameFirst() throws Exception {
        try (GatewayClient worker = client();
                GatewayClient second = client()) {
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
        try (GatewayClient rude = client()) {
            rude.send(new WorkerMessage.AcceptingStopped());

            assertThat(rude.line()).isNull();
            assertThat(heard.isEmpty()).isTrue();
        }
    }

    @Test
    void shouldEndAConnectionThatSendsGarbageAndServeTheOthers() throws Exception {
        for (String garbage : new String[] {"GET / HTTP/1.1", "", "[]", "{\"type\":\"hello\"}", "{\"type\":7}"}) {
            try (GatewayClient broken = client()) {
                broken.send(garbage + "\n");
                assertThat(broken.line()).as(garbage).isNull();
            }
        }
        try (GatewayClient worker = client()) {
            worker.send(hello(token));
            assertThat(heard.link().life()).isEqualTo(LIFE);
        }
    }

    @Test
    void shouldEndAConnectionThatSendsALineWithoutEnd() throws Exception {
        try (GatewayClient endless = client()) {
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
        try (GatewayClient worker = client()) {
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
                GatewayClient silent = new GatewayClient(other)) {
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
            try (GatewayClient silent = new GatewayClient(other)) {
                assertThat(silent.line()).isNull();
            }
            assertThat(fetched).isNotDone();

            heard.letThemHaveIt();
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
        try (GatewayClient worker = client()) {
            worker.send(hello(token));
            pass = new JsonObject(String.valueOf(worker.line())).getString("pass");
        }
        close();
        gateway = WorkerGateway.open(socket, new Admission(seal), heard, Duration.ofSeconds(20));
        try (GatewayClient worker = client()) {
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
            try (GatewayClient stranger = client()) {
                stranger.send(returning(LIFE, pass));
                assertThat(stranger.line()).contains("refused");
                assertThat(stranger.line()).isNull();
                assertThat(heard.next()).startsWith("refused " + LIFE);
            }
            try (GatewayClient stranger = client()) {
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
                GatewayClient worker = new GatewayClient(stale)) {
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
        try (GatewayClient worker = client()) {
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

    private GatewayClient client() throws IOException {
        return new GatewayClient(socket);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("multiThreadIoEventLoopGroup"))
                .collect(Collectors.toSet());
    }
}
