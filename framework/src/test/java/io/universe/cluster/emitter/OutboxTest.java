package io.universe.cluster.emitter;

import static io.universe.cluster.emitter.Crew.ENGINE_0;
import static io.universe.cluster.emitter.Crew.MASTER;
import static io.universe.cluster.emitter.Crew.WEB_0;
import static io.universe.cluster.emitter.Crew.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held back, what goes, and in which order. */
class OutboxTest {

    private record Wait(Duration length, Runnable action) {}

    private final List<Wait> waits = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private Node self = WEB_0;
    private final List<Node> others = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(() -> Sight.of(self, others), (wait, action) -> waits.add(new Wait(wait, action)));

    @Test
    void shouldSendAtOnceWhereTheMasterIsKnown() {
        join(MASTER);
        put("a", "master");
        assertThat(sent).containsExactly("a>master");
        assertThat(waits).isEmpty();
    }

    @Test
    void shouldHoldBackInOrderUntilTheMasterIsKnown() {
        join(WEB_1);
        put("a", "web-1");
        put("b", "self", "master");
        put("c", "all");
        assertThat(sent).isEmpty();
        join(MASTER);
        assertThat(sent).containsExactly("a>web-1", "b>web-0", "b>master", "c>web-0", "c>web-1", "c>master");
    }

    @Test
    void shouldNotHoldBackWhatIsForItself() {
        put("a", "master");
        put("b", "self");
        put("c", WEB_0.uuid());
        assertThat(sent).containsExactly("b>web-0", "c>web-0");
    }

    @Test
    void shouldWaitOnForANodeThatIsNotKnownWhenTheMasterIs() {
        put("a", "web-1");
        put("b", "master");
        join(MASTER);
        assertThat(sent).containsExactly("b>master");
        join(WEB_1);
        assertThat(sent).containsExactly("b>master", "a>web-1");
        assertThat(failed).isEmpty();
    }

    @Test
    void shouldNotLetAnythingForTheSameNodeOvertake() {
        put("a", "master", "web-1");
        put("b", "master");
        put("c", "engine-0");
        join(ENGINE_0);
        join(MASTER);
        put("d", "master");
        assertThat(sent).containsExactly("c>engine-0");
        join(WEB_1);
        assertThat(sent).containsExactly("c>engine-0", "a>master", "a>web-1", "b>master", "d>master");
    }

    @Test
    void shouldFailAfterTenSecondsAndLetGoWhatWaitedBehind() {
        put("a", "master", "web-7");
        put("b", "master");
        join(MASTER);
        assertThat(waits).extracting(Wait::length).containsOnly(Emitter.PATIENCE);
        elapse();
        assertThat(failed).containsExactly("a: no node answers to 'web-7'; there are: master, web-0");
        assertThat(sent).containsExactly("b>master");
    }

    @Test
    void shouldFailAfterTenSecondsWithoutAMaster() {
        join(WEB_1);
        put("a", "web-1");
        elapse();
        assertThat(failed).containsExactly("a: no node answers to 'master'; there are: web-0, web-1");
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldFailAtOnceWhereTheMasterIsKnownAndSendNothing() {
        join(MASTER);
        put("a", "master", "web-7", "cache");
        assertThat(failed).containsExactly("a: no node answers to 'web-7', 'cache'; there are: master, web-0");
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldFailAtOnceWhenTheMasterThatWasKnownIsGone() {
        join(MASTER);
        put("a", "master");
        others.clear();
        put("b", "master");
        assertThat(sent).containsExactly("a>master");
        assertThat(failed).containsExactly("b: no node answers to 'master'; there are: web-0");
    }

    @Test
    void shouldNeverWaitInTheMaster() {
        self = MASTER;
        put("a", "web");
        put("b", "all");
        assertThat(failed).containsExactly("a: no node answers to 'web'; there are: master");
        assertThat(sent).containsExactly("b>master");
    }

    @Test
    void shouldCountTheTimeOfAStandbyFromItsSlotOn() {
        self = Crew.standby("web");
        put("a", "master");
        put("b", "self");
        assertThat(waits).isEmpty();
        assertThat(sent).containsExactly("b>web-standby");
        self = WEB_0;
        outbox.onSlotTaken();
        assertThat(waits).extracting(Wait::length).containsExactly(Emitter.PATIENCE);
        join(MASTER);
        assertThat(sent).containsExactly("b>web-standby", "a>master");
        elapse();
        assertThat(failed).isEmpty();
    }

    @Test
    void shouldNotHoldBackWithoutBounds() {
        for (int i = 0; i <= Emitter.MAX_HELD_BACK; i++) {
            put("a" + i, "master");
        }
        assertThat(failed)
                .containsExactly("a10000: 10000 events wait for the master to be known: no more are held back");
    }

    @Test
    void shouldFailWhatIsHeldBackWhenTheNodeLeaves() {
        put("a", "master");
        outbox.close();
        put("b", "master");
        assertThat(failed).containsExactly("a: this node is leaving", "b: this node is leaving");
    }

    @Test
    void shouldFailAsTheEventBusDoesWhereNobodyIs() {
        join(MASTER);
        List<Throwable> causes = new ArrayList<>();
        outbox.put(new Outgoing(Targets.of("web-7"), Emitter.PATIENCE, nodes -> {}, causes::add));
        assertThat(causes).singleElement().isInstanceOf(ReplyException.class);
    }

    private void put(String name, Object... targets) {
        outbox.put(new Outgoing(
                Targets.of(targets),
                Emitter.PATIENCE,
                nodes -> nodes.forEach(node -> sent.add(name + ">" + node.worker())),
                cause -> failed.add(name + ": " + cause.getMessage())));
    }

    private void join(Node node) {
        others.add(node);
        outbox.onNodeJoined();
    }

    private void elapse() {
        List<Wait> due = List.copyOf(waits);
        waits.clear();
        due.forEach(wait -> wait.action().run());
    }
}
