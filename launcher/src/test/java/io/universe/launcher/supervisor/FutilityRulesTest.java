package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Effect.RecordCondition;
import io.universe.launcher.supervisor.Effect.RecordFinding;
import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.Event.ReloadRequested;
import io.universe.launcher.supervisor.policy.Futility;
import io.universe.launcher.supervisor.policy.Heartbeat;
import io.universe.launcher.supervisor.policy.MaxRequests;
import io.universe.launcher.supervisor.policy.MaxRss;
import io.universe.launcher.supervisor.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FutilityRulesTest {
    private static final Heartbeat BIG = new Heartbeat(
            Duration.ZERO,
            new Heartbeat.Load(0, 0, 200),
            new Heartbeat.Traffic(0, 0, 0, 0, 0, 200, 0),
            Heartbeat.BARE.pauses(),
            Heartbeat.BARE.errors(),
            1);

    @Test
    void shouldStopReplacingWhereEveryFreshWorkerIsAsBigAsTheOneBefore() {
        Scenario scenario = inVain(web(1, new MaxRss(100, false)));
        assertThat(conditions(scenario)).singleElement().satisfies(told -> {
            assertThat(told.from()).isEqualTo(told.to()).isEqualTo(Condition.STEADY);
            assertThat(told.reason())
                    .isEqualTo("max-rss replaces nobody any more: it found the same in 3 fresh workers in a row, "
                            + "at last in web-0.3 {limit=100, rss=200}");
        });
        assertThat(scenario.orders()).containsExactly("RecordFinding");
        assertThat(scenario.state().deathQueue()).isEmpty();
        assertThat(scenario.context("web").remark()).hasValue("replaces nobody any more: max-rss");
    }

    @Test
    void shouldSayItOnceAndGoOnFinding() {
        Scenario scenario = inVain(web(1, new MaxRss(100, false))).on(beat("web-0.3"));
        assertThat(scenario.effects()).isEmpty();
        scenario.killed("web-0.3").pass(Duration.ofSeconds(5));
        scenario.ready("web-0.4").on(beat("web-0.4"));
        assertThat(scenario.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordFinding.class,
                        finding -> assertThat(finding.isDryRun()).isTrue());
    }

    @Test
    void shouldLetThoseGoThatWaitInTheQueueForTheSame() {
        Scenario scenario = Scenario.allReady(web(2, new MaxRss(100, false)));
        scenario.on(beat("web-0.1")).ready("web-0.2").on(beat("web-0.2")).ready("web-0.3");
        scenario.on(beat("web-1.1")).on(beat("web-0.3"));
        assertThat(scenario.state().deathQueue())
                .extracting(entry -> entry.worker().toString())
                .containsExactly("web-1.1");
        assertThat(scenario.state().replacement()).isPresent();
        scenario.ready("web-1.2").on(beat("web-1.2"));
        assertThat(scenario.state().deathQueue()).isEmpty();
    }

    @Test
    void shouldBeginAnewWithTheNextConfiguration() {
        Scenario scenario = inVain(web(1, new MaxRss(100, false)));
        ContextSpec same = web(1, new MaxRss(100, false));
        scenario.on(new ReloadRequested(List.of(), 2, true, List.of(same))).ready("web-0.4");
        scenario.pass(RestartPolicy.DEFAULTS.minUptime());
        assertThat(scenario.context("web").futility()).isEqualTo(Futility.NONE);
        assertThat(scenario.context("web").remark()).isEmpty();
        assertThat(scenario.on(beat("web-0.4")).orders()).containsExactly("RecordFinding", "Spawn web-0.5");
    }

    @Test
    void shouldGoOnReplacingWhereWorkersHaveServedForAWhile() {
        Scenario scenario = Scenario.allReady(web(1, new MaxRss(100, false)));
        for (int i = 1; i < 6; i++) {
            scenario.pass(Futility.FRESH).on(beat("web-0." + i));
            assertThat(scenario.orders()).contains("Spawn web-0." + (i + 1));
            scenario.ready("web-0." + (i + 1));
        }
    }

    @Test
    void shouldGoOnReplacingWhereALimitOfWorkIsReachedSoon() {
        Scenario scenario = Scenario.allReady(web(1, new MaxRequests(100)));
        for (int i = 1; i < 6; i++) {
            assertThat(scenario.on(beat("web-0." + i)).orders()).contains("Spawn web-0." + (i + 1));
            scenario.ready("web-0." + (i + 1));
        }
    }

    /** Two successors were as big as the first worker, and the last one beats. */
    private static Scenario inVain(ContextSpec web) {
        Scenario scenario = Scenario.allReady(web);
        for (int i = 1; i < Futility.MOST; i++) {
            assertThat(scenario.on(beat("web-0." + i)).orders()).contains("Spawn web-0." + (i + 1));
            scenario.ready("web-0." + (i + 1)).exited("web-0." + i, 0);
        }
        return scenario.on(beat("web-0.3"));
    }

    private static ContextSpec web(int target, Policy<?> policy) {
        return ContextSpec.withPort("web", target).with(new Care(Optional.empty(), List.of(policy), 0));
    }

    private static HeartbeatSeen beat(String worker) {
        return new HeartbeatSeen(WorkerId.parse(worker), BIG);
    }

    private static List<RecordCondition> conditions(Scenario scenario) {
        return scenario.effects().stream()
                .flatMap(effect -> effect instanceof RecordCondition told ? Stream.of(told) : Stream.empty())
                .toList();
    }
}
