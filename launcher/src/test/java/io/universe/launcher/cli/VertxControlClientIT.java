package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.launcher.config.Home;
import io.universe.launcher.config.OwnDirectory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client of a master that is a small HTTP server here: what it makes of answers, and of their ends. */
@Timeout(30)
class VertxControlClientIT {

    private static final String EVENT = "{\"type\":\"transition\"}";

    @TempDir
    private Path root;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final HttpServer master = vertx.createHttpServer();
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private volatile Ending ending = Ending.OF_THE_MASTER;
    private volatile boolean stopping;
    private Home home = new Home(Path.of(""), Path.of(""));

    /** What follows the first event. */
    private enum Ending {
        OF_THE_MASTER,
        OF_THE_CONNECTION,
        OF_THE_ANSWER
    }

    @BeforeEach
    void open() throws Exception {
        home = new Home(root, root.resolve("launcher.jar"));
        OwnDirectory.create(home.sockets());
        master.requestHandler(this::answer);
        await(master.listen(
                SocketAddress.domainSocketAddress(home.controlSocket().toString())));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/status.json" ->
                request.response()
                        .end(new JsonObject().put("stopping", stopping).encode());
            case "/events" -> tell(request);
            case "/doctor" ->
                request.response()
                        .setStatusCode(stopping ? 503 : 200)
                        .end(new JsonObject()
                                .put("title", "not joined")
                                .put("well", true)
                                .encode());
            case "/deps" -> request.response().end(String.valueOf(request.query()));
            case "/stop" -> request.response().setStatusCode(202).end("{}");
            case "/workers/web-0/pause" ->
                request.response()
                        .end(new JsonObject().put("how", request.query()).encode());
            case "/workers/web-1/pause" ->
                request.response()
                        .setStatusCode(404)
                        .end(new JsonObject().put("title", "no web-1").encode());
            case "/workers/web-2/pause" -> request.connection().close();
            case "/contexts/web/reload" ->
                request.body()
                        .onSuccess(body -> request.response()
                                .setStatusCode(202)
                                .end(new JsonObject().put("id", body.toString()).encode()));
            case "/contexts/all/reload" ->
                request.response()
                        .setStatusCode(422)
                        .end(new JsonObject()
                                .put("title", "a is no key\nb is no key")
                                .encode());
            default -> request.response().setStatusCode(500).end("broken");
        }
    }

    private void tell(HttpServerRequest request) {
        request.response().setChunked(true);
        request.response().write("data: " + EVENT + "\n\n").onSuccess(v -> {
            switch (ending) {
                case OF_THE_MASTER -> master.close();
                case OF_THE_CONNECTION -> request.connection().close();
                case OF_THE_ANSWER -> request.response().end();
            }
        });
    }

    @Test
    void shouldGiveTheReplyToAWishAsItCame() {
        try (ControlClient client = new VertxControlClient(home)) {
            assertThat(reply(client.wish("/workers/web-0/pause", Duration.ofSeconds(3)))
                            .text())
                    .isEqualTo("wait=3000ms");
            assertThat(reply(client.wish("/workers/web-1/pause", Duration.ofSeconds(3))))
                    .isEqualTo(new WishReply(404, new JsonObject().put("title", "no web-1")));
            assertThatExceptionOfType(NothingRunsException.class)
                    .isThrownBy(() -> reply(client.wish("/workers/web-2/pause", Duration.ofSeconds(3))));
        }
    }

    private static WishReply reply(ControlClient.PendingWish wish) {
        long start = System.nanoTime();
        Optional<WishReply> reply = wish.reply();
        while (reply.isEmpty()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
            Thread.onSpinWait();
            reply = wish.reply();
        }
        return reply.get();
    }

    @Test
    void shouldTakeTheEndOfTheMasterForTheEndOfItsEvents() {
        follow();
        assertThat(heard).containsExactly(new JsonObject(EVENT));
    }

    @Test
    void shouldTakeTheEndOfTheConnectionToAMasterThatStopsForTheEndOfItsEvents() {
        ending = Ending.OF_THE_CONNECTION;
        stopping = true;
        follow();
        assertThat(heard).containsExactly(new JsonObject(EVENT));
    }

    @Test
    void shouldFailWhereAMasterThatLivesOnHasCutTheConnection() {
        ending = Ending.OF_THE_CONNECTION;
        assertThatIllegalStateException().isThrownBy(this::follow).withMessageContaining("too slowly");
        assertThat(heard).containsExactly(new JsonObject(EVENT));
    }

    @Test
    void shouldReturnAtTheEndOfTheJournalUnlessItFollows() {
        ending = Ending.OF_THE_ANSWER;
        try (ControlClient client = new VertxControlClient(home)) {
            client.events(false, heard::add);
        }
        assertThat(heard).containsExactly(new JsonObject(EVENT));
    }

    @Test
    void shouldSayThatNothingRunsWhereNobodyListens() throws Exception {
        await(master.close());
        assertNothingRuns();
        Files.writeString(home.controlSocket(), "");
        assertNothingRuns();
    }

    private void assertNothingRuns() {
        try (ControlClient client = new VertxControlClient(home)) {
            assertThatThrownBy(client::statusText).isInstanceOf(NothingRunsException.class);
            assertThatThrownBy(client::stop).isInstanceOf(NothingRunsException.class);
            assertThatThrownBy(() -> client.events(true, heard::add)).isInstanceOf(NothingRunsException.class);
            assertThatThrownBy(() -> client.events(false, heard::add)).isInstanceOf(NothingRunsException.class);
        }
    }

    @Test
    void shouldReturnFromAStopAsSoonAsTheMasterHasAgreed() {
        try (ControlClient client = new VertxControlClient(home)) {
            client.stop();
            assertThat(client.status()).isEqualTo(new JsonObject().put("stopping", false));
        }
    }

    @Test
    void shouldBringTheWishOfAReloadAndTheRefusalBack() {
        try (ControlClient client = new VertxControlClient(home)) {
            Map<String, String> environment = Map.of("A", "b");
            assertThat(client.reload(new ControlClient.Reload("web", false, Optional.of(environment))))
                    .isEqualTo("{\"rollback\":false,\"environment\":{\"A\":\"b\"}}");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> client.reload(new ControlClient.Reload("all", true, Optional.empty())))
                    .satisfies(refused -> {
                        assertThat(refused.lines()).containsExactly("a is no key", "b is no key");
                        assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
                    });
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.reload(new ControlClient.Reload("engine", true, Optional.empty())))
                    .withMessageContaining("broken");
        }
    }

    @Test
    void shouldBringTheAnswerOfADoctorBackAsItCame() {
        try (ControlClient client = new VertxControlClient(home)) {
            assertThat(client.doctor()).isEqualTo("{\"title\":\"not joined\",\"well\":true}");
            stopping = true;
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(client::doctor)
                    .satisfies(refused -> assertThat(refused.lines()).containsExactly("not joined"));
        }
    }

    @Test
    void shouldAskForTheLibrariesOfAllContextsOrOfOne() {
        try (ControlClient client = new VertxControlClient(home)) {
            assertThat(client.dependencies(Optional.empty())).isEqualTo("null");
            assertThat(client.dependencies(Optional.of("a&b"))).isEqualTo("context=a%26b");
        }
    }

    private void follow() {
        try (ControlClient client = new VertxControlClient(home)) {
            client.events(true, heard::add);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
