package io.universe.cluster.emitter;

import static io.universe.cluster.session.TestUniverse.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events while nodes join and leave, whatever the cluster is made of. A subclass names it. */
public abstract class JoiningContract extends EmitterFixture {

    private static final int MANY = 500;

    @BeforeEach
    final void open() {
        openUniverse();
    }

    @AfterEach
    final void close() {
        closeUniverse();
    }

    @Test
    void shouldKeepTheOrderOfASenderFromItsFirstEventOn() {
        Hearer master = node(Crew.MASTER);
        Hearer web = member(Crew.WEB_0);
        master.node()
                .session()
                .cluster()
                .onNodeJoined(node -> IntStream.range(0, MANY)
                        .forEach(i -> master.emitter()
                                .to(i % 2 == 0 ? node.uuid() : "all")
                                .emit("event", i)));
        announce(web);
        assertThat(heardBeforeNow(master, web))
                .containsExactlyElementsOf(IntStream.range(0, MANY)
                        .mapToObj(i -> "event[" + i + "]")
                        .toList());
    }

    @Test
    void shouldHoldBackInOrderUntilTheMasterIsKnown() {
        Hearer web = member(Crew.WEB_0);
        Future<Void> first = web.emitter().emit("event", 1);
        Future<Void> second = web.emitter().to("engine-0").emit("event", 2);
        Future<Void> third = web.emitter().to("master", "engine").emit("event", 3);
        announce(web);
        Hearer engine = node(Crew.ENGINE_0);
        assertThat(first.isComplete() || second.isComplete() || third.isComplete())
                .isFalse();
        Hearer master = node(Crew.MASTER);
        await(Future.join(first, second, third));
        assertThat(heardBeforeNow(web, master)).containsExactly("event[1]", "event[3]");
        assertThat(heardBeforeNow(web, engine)).containsExactly("event[2]", "event[3]");
        assertThat(heardBeforeNow(web, web)).containsExactly("event[1]");
    }

    @Test
    void shouldHoldBackNothingThatIsForItself() {
        Hearer web = member(Crew.WEB_0);
        await(web.emitter().to("self").emit("event", 1));
        web.awaitHeard("event[1]");
    }

    @Test
    void shouldReachANodeFromTheHandlerOfItsJoining() {
        Hearer master = node(Crew.MASTER);
        Hearer web = member(Crew.WEB_0);
        master.node()
                .session()
                .cluster()
                .onNodeJoined(node -> master.emitter().to(node.uuid()).emit("event", 1));
        web.node()
                .session()
                .cluster()
                .onNodeJoined(node -> web.emitter().to(node.uuid()).emit("event", 2));
        announce(web);
        web.awaitHeard("event[1]");
        master.awaitHeard("event[2]");
    }

    /** cluster2 promised that handlers reach workers that are started later. */
    @Test
    void shouldReachAndHearWorkersThatAreStartedLater() {
        Hearer master = node(Crew.MASTER);
        node(Crew.WEB_0);
        Hearer later = node(Crew.WEB_1);
        await(master.emitter().to("web").emit("event", 1));
        await(later.emitter().emit("event", 2));
        assertThat(heardBeforeNow(master, later)).contains("event[1]");
        assertThat(heardBeforeNow(later, master)).containsExactly("event[2]");
    }

    @Test
    void shouldHoldBackWhatAStandbyEmitsUntilItHasASlot() {
        Hearer master = node(Crew.MASTER);
        Hearer standby = member(Crew.standby("web"));
        master.emitter()
                .on(
                        "event",
                        event -> master.note(
                                event.sender().worker() + " " + event.sender().role()));
        Future<Void> toMaster = standby.emitter().emit("event", 1);
        await(standby.emitter().to("self").emit("event", 0));
        assertThat(standby.awaitHeard("event[0]")).isEmpty();
        assertThat(heardBeforeNow(master, master)).isEmpty();
        assertThat(toMaster.isComplete()).isFalse();

        standby.node().session().become(new Node("", Role.FORK, "web", "web-1", 1, 2, 1, "one", 999, "0"));
        announce(standby);
        await(toMaster);
        master.awaitHeard("web-1 FORK");
        assertThat(heardBeforeNow(standby, master)).containsExactly("event[1]", "web-1 FORK");
        assertThat(standby.heard()).contains("event[1]");
    }

    @Test
    void shouldHoldBackARequestUntilTheMasterIsKnown() {
        node(Crew.MASTER);
        Hearer web = node(Crew.WEB_0);
        web.emitter().on("who", event -> event.reply(event.sender().worker()));
        Hearer early = member(Crew.ENGINE_0);
        Future<String> reply = early.emitter().request("web-0", "who");
        announce(early);
        assertThat(await(reply)).isEqualTo("engine-0");
    }

    @Test
    void shouldFailWhatIsHeldBackWhenTheNodeLeaves() {
        Hearer early = member(Crew.ENGINE_0);
        CompletableFuture<Void> event =
                early.emitter().emit("event").toCompletionStage().toCompletableFuture();
        await(early.node().session().leave());
        assertThatThrownBy(event::join).hasRootCauseMessage("this node is leaving");
        assertThatThrownBy(() -> await(early.emitter().emit("event"))).hasMessage("this node has left");
    }
}
