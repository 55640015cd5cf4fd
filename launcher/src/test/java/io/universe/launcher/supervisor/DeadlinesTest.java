package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.AcceptingStopped;
import io.universe.launcher.supervisor.Event.WorkerReady;
import io.universe.launcher.supervisor.Event.WorkerSpawned;
import io.universe.launcher.supervisor.Event.WorkerWarming;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 1);
    private static final WorkerId ID = WorkerId.parse("web-0.1");

    @Test
    void shouldDumpTheThreadsOfAWorkerThatHangsInItsStartBeforeEndingIt() {
        Scenario scenario = Scenario.of(WEB).on(new WorkerSpawned(ID, 1)).pass(Duration.ofSeconds(60));
        assertThat(scenario.orders()).containsExactly("DumpThreads web-0.1", "Terminate web-0.1");
        assertThat(scenario.worker("web-0.1").reason()).isEqualTo("start-timeout");
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders()).containsExactly("Kill web-0.1");
    }

    @Test
    void shouldGiveTheWarmUpATimeOfItsOwn() {
        Scenario scenario = Scenario.of(WEB).pass(Duration.ofSeconds(59)).on(new WorkerWarming(ID));
        assertThat(scenario.pass(Duration.ofSeconds(59)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders())
                .containsExactly("DumpThreads web-0.1", "Terminate web-0.1");
    }

    @Test
    void shouldBackOffAfterAStartThatTimedOut() {
        Scenario scenario = Scenario.of(WEB).pass(Duration.ofSeconds(60)).exited("web-0.1", 143);
        assertThat(scenario.orders()).containsExactly("NodeLost web-0.1");
        assertThat(scenario.worker("web-0.1").reason()).isEqualTo("start-timeout: exit 143");
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders()).containsExactly("Spawn web-0.2");
    }

    @Test
    void shouldReadNothingIntoTheExitCodeOfAWorkerThatObeyed() {
        Scenario scenario = Scenario.of(ContextSpec.withoutPort("job", 2)).pass(Duration.ofSeconds(60));
        scenario.exited("job-0.1", 0).exited("job-1.1", 78);
        assertThat(scenario.context("job").condition()).isEqualTo(Condition.STEADY);
        assertThat(scenario.pass(Duration.ofSeconds(1)).orders())
                .containsExactlyInAnyOrder("Spawn job-0.2", "Spawn job-1.2");
    }

    @Test
    void shouldTakeAReportThatComesWithTheDeadline() {
        Scenario scenario = Scenario.of(WEB).on(new WorkerWarming(ID)).pass(Duration.ofSeconds(59));
        scenario.suspendedUntil(Duration.ofSeconds(1), new WorkerReady(ID, "uuid"));
        assertThat(scenario.worker("web-0.1").isReady()).isTrue();
    }

    @Test
    void shouldKillAgainMoreAndMoreSeldom() {
        Scenario scenario = Scenario.of(WEB).pass(Duration.ofSeconds(65));
        assertThat(scenario.worker("web-0.1").stage()).isEqualTo(Stage.KILLING);
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders()).containsExactly("Kill web-0.1");
        assertThat(scenario.pass(Duration.ofSeconds(5)).orders()).containsExactly("Kill web-0.1");
        assertThat(scenario.pass(Duration.ofHours(1)).orders())
                .hasSizeLessThan(12)
                .containsOnly("Kill web-0.1");
        assertThat(scenario.worker("web-0.1").stage()).isEqualTo(Stage.KILLING);
    }

    @Test
    void shouldReplaceAWorkerThatDrainsUnaskedWhenItHasEnded() {
        Scenario scenario = Scenario.allReady(WEB).pass(Duration.ofSeconds(2)).on(new AcceptingStopped(ID));
        assertThat(scenario.worker("web-0.1").reason()).isEqualTo("drains-unasked");
        assertThat(scenario.exited("web-0.1", 0).orders()).containsExactly("NodeLost web-0.1", "Spawn web-0.2");
    }

    @Test
    void shouldExtendDeadlinesInsteadOfEndingWorkersAfterASuspension() {
        Scenario scenario = Scenario.of(WEB).on(new WorkerSpawned(ID, 1)).suspended(Duration.ofHours(1));
        assertThat(scenario.orders()).containsExactly("RecordLateness");
        assertThat(scenario.pass(Duration.ofMillis(1_999)).orders()).isEmpty();
        assertThat(scenario.pass(Duration.ofMillis(1)).orders())
                .containsExactly("DumpThreads web-0.1", "Terminate web-0.1");
    }

    @Test
    void shouldExtendADeadlineOnce() {
        Scenario scenario = Scenario.of(WEB).suspended(Duration.ofHours(1)).suspended(Duration.ofHours(1));
        assertThat(scenario.orders()).containsExactly("RecordLateness", "DumpThreads web-0.1", "Terminate web-0.1");
    }

    @Test
    void shouldNotTakeASmallLatenessForASuspension() {
        Scenario scenario = Scenario.of(WEB).suspended(Duration.ofSeconds(62));
        assertThat(scenario.orders()).containsExactly("DumpThreads web-0.1", "Terminate web-0.1");
    }
}
