package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestNode;
import io.universe.spi.StatusReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What statuses keep between nodes: a master and two workers, whatever the cluster is made of. A subclass names it. Who joins in a test leaves in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UniverseStatusContract extends StatusContract {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int MANY = 3_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private @Nullable StatusUniverse opened;
    private List<StatusNode> crew = List.of();

    protected abstract ClusterFixture cluster();

    @BeforeAll
    final void open() {
        opened = new StatusUniverse(cluster());
        crew = List.of(universe().master(), universe().web(0), universe().web(1));
    }

    @AfterAll
    final void close() {
        universe().close();
    }

    private StatusUniverse universe() {
        return Objects.requireNonNull(opened);
    }

    @Override
    protected final List<Statuses> everywhere() {
        return crew.stream().map(StatusNode::statuses).toList();
    }

    private Statuses master() {
        return crew.get(0).statuses();
    }

    private Statuses web() {
        return crew.get(1).statuses();
    }

    private Statuses fork() {
        return crew.get(2).statuses();
    }

    private static List<String> told(List<NodeStatus> entries) {
        return entries.stream()
                .map(entry -> entry.worker() + "=" + (entry.hasError() ? entry.error() : entry.status()))
                .toList();
    }

    @Test
    void shouldShowAWorkerTheWholeUniverseAsTheMasterSeesIt() {
        crew.forEach(node -> node.statuses().register("who", () -> node.self().worker()));
        List<NodeStatus> seen = await(master().getStatus("who"));
        assertThat(told(seen)).containsExactly("master=master", "web-0=web-0", "web-1=web-1");
        assertThat(seen).extracting(NodeStatus::pid).containsExactly(10L, 100L, 101L);
        assertThat(seen)
                .extracting(NodeStatus::uuid)
                .isEqualTo(crew.stream().map(node -> node.self().uuid()).toList());
        assertThat(await(web().getStatus("who"))).isEqualTo(seen);
        assertThat(await(fork().getStatus("who"))).isEqualTo(seen);
    }

    /** cluster2: one silent worker made getStatus fail for all. */
    @Test
    void shouldGiveASilentNodeAnEntryThatSaysSo() {
        master().register("partial", () -> 1);
        TestNode silent = universe().mute(2);
        silent.session().cluster().emitter().on(Respondent.EVENT, event -> {});
        Future<List<NodeStatus>> answer = web().getStatus("partial", WAIT);
        Future<Reduced<Double>> sum = web().getStatus("partial", WAIT, Reducers.sum());
        assertThat(told(await(answer))).containsExactly("master=1", "web-2=did not answer within 2000 ms");
        assertThat(await(sum))
                .isEqualTo(new Reduced<>(1.0, 1, List.of(await(answer).get(1))));
        universe().leave(silent);
    }

    @Test
    void shouldNotWaitForANodeThatDiesWhileItIsAsked() throws InterruptedException {
        master().register("dying", () -> 1);
        TestNode dying = universe().mute(2);
        CountDownLatch asked = new CountDownLatch(1);
        dying.session().cluster().emitter().on(Respondent.EVENT, event -> asked.countDown());
        Future<List<NodeStatus>> answer = web().getStatus("dying", LONG);
        asked.await();
        universe().kill(dying);
        assertThat(told(await(answer))).containsExactly("master=1", "web-2=left before it answered");
    }

    @Test
    void shouldForgetWhatANodeSaidThatHasLeft() {
        StatusNode guest = universe().web(2);
        guest.statuses().register("guest-only", () -> 1);
        assertThat(told(await(web().getStatus("guest-only")))).containsExactly("web-2=1");
        universe().leave(guest.node());
        assertThat(await(web().getStatus("guest-only"))).isEmpty();
        assertThat(await(web().statuses())).doesNotContain("guest-only");
    }

    @Test
    void shouldAnswerManyQuestionsAtOnce() {
        crew.forEach(node -> node.statuses().register("busy", () -> 1));
        List<Future<Reduced<Double>>> sums = IntStream.range(0, MANY)
                .mapToObj(i -> everywhere().get(i % crew.size()).getStatus("busy", LONG, Reducers.sum()))
                .toList();
        assertThat(sums).allSatisfy(sum -> assertThat(await(sum)).isEqualTo(new Reduced<>(3.0, 3, List.of())));
    }

    /** Its requests would be held back for as long as it has no slot. */
    @Test
    void shouldAskNobodyButItselfAsAStandby() {
        StatusNode standby = universe().standby();
        standby.statuses().register("alone", () -> 1);
        master().register("alone", () -> 2);
        assertThat(told(await(standby.statuses().getStatus("alone")))).containsExactly("web-standby=1");
        assertThat(told(await(master().getStatus("alone")))).containsExactly("master=2");
        await(standby.node().session().leave());
    }

    @Test
    void shouldSayOfANodeWithoutStatusesThatItCannotBeAsked() {
        master().register("asked", () -> 1);
        StatusNode stopped = universe().web(2);
        await(stopped.service().stop());
        await(stopped.service().stop());
        List<NodeStatus> entries = await(web().getStatus("asked"));
        assertThat(entries).extracting(NodeStatus::worker).containsExactly("master", "web-2");
        assertThat(entries.get(1).error()).startsWith("could not be asked: ").contains("nobody listens");
        universe().leave(stopped.node());
    }

    @Test
    void shouldTellTheResultOfSettingForEachNode() {
        web().register("mixed", () -> 1, value -> "thanks for " + value);
        fork().register("mixed", () -> 1, value -> {
            throw new IllegalArgumentException("too much");
        });
        assertThat(told(await(master().setStatus("mixed", 7))))
                .containsExactly(
                        "web-0=thanks for 7", "web-1=its update failed: java.lang.IllegalArgumentException: too much");
    }

    @Test
    void shouldCallAViewOnTheContextFromWhichItWasRegistered() {
        Vertx vertx = crew.get(1).site().vertx();
        Context registering = vertx.getOrCreateContext();
        Future<String> registered = Future.future(done -> registering.runOnContext(started -> {
            web().register("place", () -> Vertx.currentContext() == registering);
            done.complete("registered");
        }));
        await(registered);
        fork().register("place", () -> Vertx.currentContext() != null);
        assertThat(told(await(web().getStatus("place")))).containsExactly("web-0=true", "web-1=true");
        assertThat(told(await(fork().getStatus("place")))).containsExactly("web-0=true", "web-1=true");
    }

    @Test
    void shouldAnswerOnTheContextOfTheCaller() {
        Context caller = crew.get(1).site().vertx().getOrCreateContext();
        Future<Boolean> isThere = Future.future(done -> caller.runOnContext(started ->
                web().getStatus("os").onComplete(answer -> done.complete(Vertx.currentContext() == caller))));
        assertThat(await(isThere)).isTrue();
    }

    @Test
    void shouldReadForTheRestOfThePlatform() {
        master().register("read", () -> 1);
        StatusReader reader = crew.get(2).site().service(StatusReader.class);
        assertThat(await(reader.names(LONG))).contains("os", "read");
        JsonObject entry = await(reader.read("read", LONG)).orElseThrow().getJsonObject(0);
        assertThat(entry.getMap()).containsEntry("worker", "master").containsEntry("status", 1);
        assertThat(await(reader.read("unread", LONG))).isEmpty();
    }
}
