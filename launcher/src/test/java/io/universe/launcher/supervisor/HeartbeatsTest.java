package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.HeartbeatSeen;
import io.universe.launcher.supervisor.policy.EventLoopBlocked;
import io.universe.launcher.supervisor.policy.Heartbeat;
import io.universe.launcher.supervisor.policy.MaxRequests;
import io.universe.launcher.supervisor.policy.MaxRss;
import io.universe.launcher.supervisor.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
    private static final WorkerId ID = WorkerId.parse("web-0.1");
    private static final Heartbeat BIG = new Heartbeat(
            Heartbeat.BARE.uptime(),
            new Heartbeat.Load(0.5, 100, 2_000),
            new Heartbeat.Traffic(1, 1, 10, 10, 2, 5_000, 5_000),
            Heartbeat.BARE.pauses(),
            Heartbeat.BARE.errors(),
            7);

    @Test
    void shouldRecycleForAFindingAndSayWhy() {
        Scenario scenario = caredFor(new MaxRequests(1_000)).on(new HeartbeatSeen(ID, BIG));
        assertThat(scenario.orders()).containsExactly("RecordFinding", "Spawn web-0.2");
        assertThat(scenario.state().deathQueue().get(0).reason()).isEqualTo("max-requests");
        assertThat(scenario.state().deathQueue().get(0).evidence())
                .containsEntry("requests", "5000")
                .containsEntry("limit", "1000");
    }

    @Test
    void shouldHaveTheThreadsDumpedThatBlockALoopWhenItIsFoundToBe() {
        Heartbeat blocked = new Heartbeat(
                Duration.ZERO,
                Heartbeat.BARE.load(),
                Heartbeat.BARE.traffic(),
                new Heartbeat.Pauses(0, 0, 0, 2_000),
                Heartbeat.BARE.errors(),
                1);
        Scenario scenario =
                caredFor(new EventLoopBlocked(Duration.ofSeconds(2))).on(new HeartbeatSeen(ID, blocked));
        assertThat(scenario.orders()).containsExactly("RecordFinding", "DumpThreads web-0.1", "Spawn web-0.2");
        assertThat(scenario.on(new HeartbeatSeen(ID, blocked)).orders()).isEmpty();
    }

    @Test
    void shouldRecordAFindingOfADryRunOnceAndRecycleNobody() {
        Scenario scenario = caredFor(new MaxRss(1_000, true)).on(new HeartbeatSeen(ID, BIG));
        assertThat(scenario.orders()).containsExactly("RecordFinding");
        assertThat(scenario.on(new HeartbeatSeen(ID, BIG)).orders()).isEmpty();
        scenario.on(new HeartbeatSeen(ID));
        assertThat(scenario.on(new HeartbeatSeen(ID, BIG)).orders()).containsExactly("RecordFinding");
        assertThat(scenario.state().deathQueue()).isEmpty();
    }

    @Test
    void shouldJudgeOnlyWhoIsReady() {
        Scenario scenario = caredFor(new MaxRequests(1_000)).on(new Event.Paused(ID));
        assertThat(scenario.on(new HeartbeatSeen(ID, BIG)).orders()).isEmpty();
    }

    private static Scenario caredFor(Policy<?> policy) {
        Care care = new Care(Optional.empty(), List.of(policy), 0);
        return Scenario.allReady(ContextSpec.withPort("web", 1).with(care));
    }
}
