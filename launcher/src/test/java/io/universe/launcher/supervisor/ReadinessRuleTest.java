package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadinessRuleTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2);
    private static final ContextSpec ENGINE = ContextSpec.withoutPort("engine", 1);

    @Test
    void shouldTurnReadyWhenEveryContextHasReachedItsTarget() {
        Scenario scenario = Scenario.of(WEB, ENGINE).ready("web-0.1").ready("engine-0.1");
        assertThat(scenario.state().isReady()).isFalse();
        assertThat(scenario.ready("web-1.1").orders()).containsExactly("ClusterReady");
        assertThat(scenario.state().isReady()).isTrue();
    }

    @Test
    void shouldStayReadyWhileEachContextHasAReadyWorker() {
        Scenario scenario = Scenario.allReady(WEB, ENGINE).killed("web-0.1");
        assertThat(scenario.state().isReady()).isTrue();
        assertThat(scenario.killed("web-1.1").state().isReady()).isFalse();
    }

    @Test
    void shouldTurnReadyAgainAtTheTargetAndNotTellItAgain() {
        Scenario scenario = Scenario.allReady(WEB)
                .pass(Duration.ofSeconds(2))
                .killed("web-0.1")
                .killed("web-1.1");
        assertThat(scenario.ready("web-0.2").state().isReady()).isFalse();
        assertThat(scenario.ready("web-1.2").state().isReady()).isTrue();
        assertThat(scenario.orders()).isEmpty();
    }

    @Test
    void shouldWaitForEcvTheFirstTimeAndNeverAgain() {
        Scenario scenario = Scenario.awaitingEcv(WEB).ready("web-0.1").ready("web-1.1");
        assertThat(scenario.state().isReady()).isFalse();
        assertThat(scenario.orders()).isEmpty();

        assertThat(scenario.on(new Event.EcvSettled()).orders()).containsExactly("ClusterReady");
        assertThat(scenario.state().isReady()).isTrue();

        scenario.pass(Duration.ofSeconds(2)).killed("web-0.1").killed("web-1.1");
        assertThat(scenario.ready("web-0.2").ready("web-1.2").state().isReady()).isTrue();
    }

    @Test
    void shouldWaitForTheContextsThoughEcvHasSettledBefore() {
        Scenario scenario = Scenario.awaitingEcv(WEB).on(new Event.EcvSettled()).ready("web-0.1");
        assertThat(scenario.state().isReady()).isFalse();
        assertThat(scenario.ready("web-1.1").orders()).containsExactly("ClusterReady");
    }

    @Test
    void shouldNotBeReadyWithAnErroredContextThatNeverServed() {
        Scenario scenario =
                Scenario.of(ENGINE, WEB).ready("web-0.1").ready("web-1.1").exited("engine-0.1", 78);
        assertThat(scenario.state().isReady()).isFalse();
    }
}
