package io.universe.cluster.emitter;

import static io.universe.cluster.emitter.Crew.ENGINE_0;
import static io.universe.cluster.emitter.Crew.MASTER;
import static io.universe.cluster.emitter.Crew.WEB_0;
import static io.universe.cluster.emitter.Crew.WEB_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom an event is for, by what was said and who is there. */
class TargetsTest {

    private static final Sight FROM_MASTER = Sight.of(MASTER, List.of(WEB_0, WEB_1, ENGINE_0));
    private static final Sight FROM_WEB_0 = Sight.of(WEB_0, List.of(MASTER, ENGINE_0, WEB_1));

    @Test
    void shouldUsuallyMeanEverybodyFromTheMaster() {
        assertThat(reached(Targets.usual(MASTER), FROM_MASTER)).containsExactly(MASTER, WEB_0, WEB_1, ENGINE_0);
    }

    @Test
    void shouldUsuallyMeanItselfAndTheMasterFromAWorker() {
        assertThat(reached(Targets.usual(WEB_0), FROM_WEB_0)).containsExactly(WEB_0, MASTER);
    }

    @Test
    void shouldKnowTheReservedWords() {
        assertThat(reached(Targets.of("self"), FROM_WEB_0)).containsExactly(WEB_0);
        assertThat(reached(Targets.of("master"), FROM_WEB_0)).containsExactly(MASTER);
        assertThat(reached(Targets.of("all"), FROM_WEB_0)).containsExactly(WEB_0, MASTER, ENGINE_0, WEB_1);
    }

    @Test
    void shouldKnowContextsWorkersProcessesAndNodes() {
        assertThat(reached(Targets.of("web"), FROM_WEB_0)).containsExactly(WEB_0, WEB_1);
        assertThat(reached(Targets.of("web-1"), FROM_WEB_0)).containsExactly(WEB_1);
        assertThat(reached(Targets.of(600), FROM_WEB_0)).containsExactly(ENGINE_0);
        assertThat(reached(Targets.of(600L), FROM_WEB_0)).containsExactly(ENGINE_0);
        assertThat(reached(Targets.of(ENGINE_0.uuid()), FROM_WEB_0)).containsExactly(ENGINE_0);
        assertThat(reached(Targets.of(ENGINE_0), FROM_WEB_0)).containsExactly(ENGINE_0);
    }

    @Test
    void shouldMeanEveryProcessOfAnIdOnWhateverHost() {
        Node there = Crew.worker("web", 0, 1, "two", 600);
        assertThat(reached(Targets.of(600), Sight.of(MASTER, List.of(ENGINE_0, there))))
                .containsExactly(ENGINE_0, there);
    }

    @Test
    void shouldMeanEachNodeOnceWhenTargetsOverlap() {
        assertThat(reached(Targets.of("all", "web", "web-0", "self", 300), FROM_WEB_0))
                .containsExactly(WEB_0, MASTER, ENGINE_0, WEB_1);
    }

    @Test
    void shouldNameWhoIsUnknownAndWhoIsThere() {
        Targets.Reach reach = Targets.of("web-0", "web-7", "cache", 4711).reach(FROM_WEB_0);
        assertThat(reach.isComplete()).isFalse();
        assertThat(reach.unknown()).extracting(Target::toString).containsExactly("'web-7'", "'cache'", "'4711'");
        assertThat(FROM_WEB_0.names()).isEqualTo("master, web-0, engine-0, web-1");
    }

    @Test
    void shouldTakeItselfForTheMasterInOneJvm() {
        Sight alone = Sight.inOneJvm(WEB_0, List.of(ENGINE_0), true);
        assertThat(reached(Targets.of("master"), alone)).containsExactly(WEB_0);
        assertThat(reached(Targets.usual(WEB_0), alone)).containsExactly(WEB_0);
        assertThat(reached(Targets.of("engine"), alone)).containsExactly(ENGINE_0);
    }

    @Test
    void shouldKnowWhenNobodyElseIsMeant() {
        assertThat(Targets.of("self").areOnly(WEB_0)).isTrue();
        assertThat(Targets.of(WEB_0, "self").areOnly(WEB_0)).isTrue();
        assertThat(Targets.of("self", "master").areOnly(WEB_0)).isFalse();
        assertThat(Targets.of("all").areOnly(WEB_0)).isFalse();
    }

    @Test
    void shouldRefuseWhatCanBeNoTarget() {
        assertThatThrownBy(() -> Targets.of())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event needs a target: to() was called without any");
        assertThatThrownBy(() -> Targets.of("web", 1.5)).hasMessageEndingWith("not java.lang.Double");
        assertThatThrownBy(() -> Targets.of("")).hasMessageEndingWith("not an empty string");
    }

    @Test
    void shouldAskTheOneNodeThatAnswers() {
        assertThat(OneNode.of("web", List.of(WEB_0))).isEqualTo(WEB_0);
    }

    @Test
    void shouldAskTheNewWorkerWhileTheOldOneIsBeingReplaced() {
        Node successor = Crew.worker("web", 0, 2, "one", 4711);
        assertThat(OneNode.of("web-0", List.of(successor, WEB_0))).isEqualTo(successor);
        assertThat(OneNode.of("web-0", List.of(WEB_0, successor))).isEqualTo(successor);
    }

    @Test
    void shouldNotAskSeveralWorkers() {
        assertThatThrownBy(() -> OneNode.of("web", List.of(WEB_0, WEB_1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request goes to one node, but 'web' is 2: web-0, web-1");
        Node there = Crew.worker("web", 0, 1, "two", 1);
        assertThatThrownBy(() -> OneNode.of("web-0", List.of(WEB_0, there))).hasMessageContaining("is 2");
    }

    private static List<Node> reached(Targets targets, Sight sight) {
        Targets.Reach reach = targets.reach(sight);
        assertThat(reach.unknown()).isEmpty();
        return reach.nodes();
    }
}
