package io.universe.cluster.emitter;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Emitter;
import io.universe.cluster.routing.BusTap;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What a request promises whatever the cluster is made of. A subclass names it. */
public abstract class RequestContract extends SettledFixture {

    @Test
    void shouldGiveTheReply() {
        web().emitter().on("add", event -> event.reply(sum(event)));
        assertThat(RequestContract.<Integer>reply(master().emitter().request("web-0", "add", 1, 2)))
                .isEqualTo(3);
        assertThat(RequestContract.<Integer>reply(fork().emitter().request("web-0", "add", 2, 2)))
                .isEqualTo(4);
        assertThat(RequestContract.<Integer>reply(web().emitter().request("self", "add", 3, 2)))
                .isEqualTo(5);
    }

    /** In Greppy and cluster2 the second one overwrote the callback of the first. */
    @Test
    void shouldNotMixRequestsOfOneName() {
        web().emitter()
                .on(
                        "echo",
                        event -> web().node()
                                .session()
                                .vertx()
                                .setTimer(
                                        sum(event) % 2 == 0 ? 20 : 1,
                                        id -> event.reply(event.arguments().get(0))));
        List<Future<Integer>> replies = IntStream.range(0, 50)
                .mapToObj(i -> master().emitter().<Integer>request("web-0", "echo", i))
                .toList();
        await(Future.join(replies));
        assertThat(replies.stream().map(Future::result))
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void shouldCarryWhatAnEventCarriesBothWays() {
        web().emitter().on("echo", event -> event.reply(new JsonArray(event.arguments())));
        JsonArray echo = reply(master().emitter().request("web-0", "echo", null, true, 1.5, "a", new JsonObject()));
        assertThat(echo)
                .isEqualTo(new JsonArray().addNull().add(true).add(1.5).add("a").add(new JsonObject()));
        web().emitter().on("bytes", event -> event.reply(event.argument(0, Buffer.class)));
        assertThat(RequestContract.<Buffer>reply(master().emitter().request("web-0", "bytes", Buffer.buffer("x"))))
                .isEqualTo(Buffer.buffer("x"));
        web().emitter().on("nothing", event -> event.reply(null));
        assertThat(master().emitter().<Object>request("web-0", "nothing").await())
                .isNull();
    }

    @Test
    void shouldGiveEachSideACopyInOneJvmToo() {
        JsonObject mine = new JsonObject().put("a", new JsonObject());
        CompletableFuture<JsonObject> theirs = new CompletableFuture<>();
        web().emitter().on("change", event -> {
            JsonObject got = Objects.requireNonNull(event.argument(0, JsonObject.class));
            event.reply(got);
            got.getJsonObject("a").put("changed", true);
            theirs.complete(got);
        });
        JsonObject reply = reply(web().emitter().request("self", "change", mine));
        assertThat(theirs.join()).isNotSameAs(mine).isNotSameAs(reply);
        assertThat(reply).isEqualTo(mine).isEqualTo(new JsonObject().put("a", new JsonObject()));
    }

    @Test
    void shouldFailAtOnceWhereNobodyListens() {
        assertFailure(master().emitter().request("web-0", "nobody"), ReplyFailure.NO_HANDLERS, -1)
                .hasMessage("nobody listens for 'nobody' at web-0");
        assertFailure(web().emitter().request("self", "nobody"), ReplyFailure.NO_HANDLERS, -1);
    }

    @Test
    void shouldFailAtOnceWhereNoNodeAnswersToTheTarget() {
        assertFailure(master().emitter().request("web-7", "echo"), ReplyFailure.NO_HANDLERS, -1)
                .hasMessage("no node answers to 'web-7'; there are: master, web-0, web-1, engine-0");
    }

    @Test
    void shouldAskOneNodeOnly() {
        web().emitter().on("echo", event -> event.reply(1));
        assertThatThrownBy(() -> await(master().emitter().request("web", "echo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request goes to one node, but 'web' is 2: web-0, web-1");
        Hearer engine = engine();
        engine.emitter().on("echo", event -> event.reply("alone"));
        assertThat(RequestContract.<String>reply(master().emitter().request("engine", "echo")))
                .isEqualTo("alone");
    }

    @Test
    void shouldTakeTheFirstReplyAndIgnoreOthers() {
        web().emitter().on("echo", event -> event.reply("first"));
        web().emitter().on("echo", event -> {
            event.reply("second");
            event.fail(1, "third");
            throw new IllegalStateException("fourth");
        });
        web().emitter().on("event", event -> event.reply("to nobody"));
        assertThat(RequestContract.<String>reply(master().emitter().request("web-0", "echo")))
                .isEqualTo("first");
        await(master().emitter().emit("event"));
        assertThat(heardBeforeNow(master(), web())).containsExactly("event[]");
    }

    @Test
    void shouldFailAtOnceWhenTheListenerThrows() {
        web().emitter().on("echo", event -> {
            throw new IllegalStateException("no more echoes");
        });
        assertFailure(
                        master().emitter().request("web-0", "echo"),
                        ReplyFailure.RECIPIENT_FAILURE,
                        Emitter.LISTENER_FAILED)
                .hasMessage("a listener of 'echo' at web-0 failed: java.lang.IllegalStateException: no more echoes");
    }

    @Test
    void shouldFailAsTheListenerSays() {
        web().emitter().on("echo", event -> event.fail(42, "not today"));
        assertFailure(master().emitter().request("web-0", "echo"), ReplyFailure.RECIPIENT_FAILURE, 42)
                .hasMessage("not today");
    }

    @Test
    void shouldFailAtOnceWhenTheReplyCannotBeSent() {
        web().emitter().on("echo", event -> event.reply(new Object()));
        assertFailure(
                        master().emitter().request("web-0", "echo"),
                        ReplyFailure.RECIPIENT_FAILURE,
                        Emitter.LISTENER_FAILED)
                .hasMessageStartingWith("the reply to 'echo' is a java.lang.Object, which cannot be sent");
    }

    @Test
    void shouldFailWhenNoReplyComesInTime() {
        web().emitter().on("silence", event -> {});
        assertFailure(master().emitter().request("web-0", Duration.ofMillis(50), "silence"), ReplyFailure.TIMEOUT, -1);
    }

    @Test
    void shouldFailAtOnceWhenTheNodeThatIsAskedDies() {
        Hearer dies = node(Crew.worker("web", 2));
        dies.emitter().on("silence", event -> dies.note("asked"));
        Future<Object> reply = master().emitter().request("web-2", Duration.ofMinutes(1), "silence");
        dies.awaitHeard("asked");
        kill(dies);
        assertFailure(reply, ReplyFailure.RECIPIENT_FAILURE, BusTap.GONE);
    }

    private static int sum(EmittedEvent event) {
        return event.arguments().stream()
                .mapToInt(each -> (Integer) Objects.requireNonNull(each))
                .sum();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
            Future<?> reply, ReplyFailure type, int code) {
        return assertThatThrownBy(() -> await(reply)).isInstanceOfSatisfying(ReplyException.class, failure -> {
            assertThat(failure.failureType()).isEqualTo(type);
            assertThat(failure.failureCode()).isEqualTo(code);
        });
    }

    /** A reply that is there. */
    private static <T> T reply(Future<T> reply) {
        return Objects.requireNonNull(await(reply));
    }
}
