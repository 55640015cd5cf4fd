package io.universe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlLinkIT {

    private static final String GONE = "gone";
    private static final Duration SOON = Duration.ofSeconds(3);

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private ServerSocketChannel server;
    private ControlLink link;
    private SocketChannel master;

    @BeforeEach
    void connect(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("workers.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        link = ControlLink.connect(socket);
        master = server.accept();
    }

    @AfterEach
    void disconnect() throws IOException {
        link.close();
        master.close();
        server.close();
    }

    /** Notes what it hears; an order to serve is too much for it. */
    private final class Listener implements ControlLink.Listener {
        @Override
        public void onMessage(MasterMessage message) {
            heard.add(message);
            if (message instanceof MasterMessage.Serve) {
                throw new IllegalStateException("cannot serve");
            }
        }

        @Override
        public void onMasterGone() {
            heard.add(GONE);
        }
    }

    @Test
    void shouldDeliverWhatTheMasterSays() throws Exception {
        link.start(new Listener());
        say(new MasterMessage.Refused("no").toJson().encode());
        assertThat(next()).isEqualTo(new MasterMessage.Refused("no"));
    }

    @Test
    void shouldHearOnAfterWhatIsNoMessage() throws Exception {
        link.start(new Listener());
        for (String line : new String[] {
            "no json",
            "null",
            "[]",
            "{}",
            "{\"type\":\"from-the-future\"}",
            "{\"type\":\"drain\"}",
            "{\"type\":\"assignment\",\"spec\":{\"context\":\"web\",\"role\":\"KING\"}}"
        }) {
            say(line);
        }
        say(new MasterMessage.Refused("no").toJson().encode());
        assertThat(next()).isEqualTo(new MasterMessage.Refused("no"));
    }

    @Test
    void shouldHearOnAfterAMessageThatCouldNotBeFollowed() throws Exception {
        link.start(new Listener());
        say(new MasterMessage.Serve().toJson().encode());
        assertThat(next()).isEqualTo(new MasterMessage.Serve());
        master.close();
        assertThat(next()).isEqualTo(GONE);
    }

    @Test
    void shouldTellOnceThatTheMasterIsGone() throws Exception {
        link.start(new Listener());
        master.close();
        assertThat(next()).isEqualTo(GONE);
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldTalkWithTheNextMasterAndBeginWithWhatItIsToKnow() throws Exception {
        link.start(new Listener());
        link.send(new WorkerMessage.Warming("uuid"));
        link.send(new WorkerMessage.Ready("uuid", 4711));
        master.close();
        assertThat(next()).isEqualTo(GONE);
        link.send(new WorkerMessage.AcceptingStopped());

        link.reconnect(() -> new WorkerMessage.Exiting(0, link.standing().toString()), new Listener());
        master = server.accept();
        link.send(new WorkerMessage.Exiting(1, "last"));
        say(new MasterMessage.Welcome().toJson().encode());

        assertThat(next()).isEqualTo(new MasterMessage.Welcome());
        link.close();
        assertThat(lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("stage=READY", "uuid=uuid", "port=4711", "acceptingStopped=true"),
                        second -> assertThat(second).contains("last"));
    }

    @Test
    void shouldGiveEachWhoAsksForWorkersTheAnswerThatIsItsOwn() throws Exception {
        link.start(new Listener());
        CompletionStage<Integer> first = link.fork(1);
        CompletionStage<Integer> second = link.fork(2);

        say(new MasterMessage.ForkRefused(2, "too many").toJson().encode());
        say(new MasterMessage.Forked(1, 3).toJson().encode());

        assertThat(first.toCompletableFuture()).succeedsWithin(SOON).isEqualTo(3);
        assertThat(second.toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("too many");
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldFailWhoHasAskedForWorkersWhenTheMasterIsGone() throws Exception {
        link.start(new Listener());
        CompletionStage<Integer> asked = link.fork(1);

        master.close();

        assertThat(asked.toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("the master is gone");
    }

    @Test
    void shouldNotWaitFiveSecondsForAMasterThatDoesNotAnswer() {
        link.start(new Listener());

        assertThat(link.fork(1).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("has not answered");
    }

    @Test
    void shouldStayWithoutAMasterWhereNobodyListens() throws Exception {
        link.start(new Listener());
        master.close();
        assertThat(next()).isEqualTo(GONE);
        server.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> link.reconnect(WorkerMessage.AcceptingStopped::new, new Listener()));
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldNotTakeItsOwnEndForTheMasters() throws Exception {
        link.start(new Listener());
        link.close();
        assertThat(lines()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void shouldSendWhatWasAskedForBeforeItCloses() throws IOException {
        for (int port = 1; port <= 100; port++) {
            link.send(new WorkerMessage.Warmed(port, false));
        }
        link.close();
        assertThat(lines().map(line -> new JsonObject(line).getInteger("port")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void shouldNotFailWhenItSendsToAMasterThatIsGone() throws IOException {
        master.close();
        link.send(new WorkerMessage.AcceptingStopped());
        link.close();
        link.send(new WorkerMessage.AcceptingStopped());
        link.close();
    }

    @Test
    void shouldNotPileUpHeartbeatsForAMasterThatDoesNotRead() throws IOException {
        link.send(new WorkerMessage.Exiting(1, "x".repeat(4_000)));
        JsonObject large = new JsonObject().put("filler", "x".repeat(900_000));
        for (int i = 0; i < 50; i++) {
            link.send(new WorkerMessage.Beat(large));
        }
        link.send(new WorkerMessage.AcceptingStopped());
        Thread closing = new Thread(link::close);
        closing.start();
        assertThat(lines().filter(line -> line.contains("\"beat\""))).hasSizeLessThan(10);
    }

    @Test
    void shouldSendHeartbeatsOnAfterOneThatCannotBeEncoded() throws IOException {
        link.send(new WorkerMessage.Beat(new JsonObject().put("figure", new Object())));
        link.send(new WorkerMessage.AcceptingStopped());
        BufferedReader lines = new BufferedReader(Channels.newReader(master, StandardCharsets.UTF_8));
        assertThat(lines.readLine()).contains("accepting-stopped");
        link.send(new WorkerMessage.Beat(new JsonObject().put("figure", 1)));
        link.close();
        assertThat(lines.readLine()).contains("\"beat\"");
    }

    @Test
    void shouldNotConnectWhereNobodyListens(@TempDir Path folder) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ControlLink.connect(folder.resolve("nobody.sock")));
    }

    private void say(String line) throws IOException {
        master.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private Object next() throws InterruptedException {
        Object message = heard.poll(10, TimeUnit.SECONDS);
        return message == null ? "nothing" : message;
    }

    private Stream<String> lines() {
        return new BufferedReader(Channels.newReader(master, StandardCharsets.UTF_8)).lines();
    }
}
