package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Event.PauseRequested;
import io.universe.launcher.supervisor.Event.Paused;
import io.universe.launcher.supervisor.Event.RecycleRequested;
import io.universe.launcher.supervisor.Event.ResumeRequested;
import io.universe.launcher.supervisor.Event.Resumed;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final ContextSpec WEB = ContextSpec.withPort("web", 2);
    private static final WorkerId ID = WorkerId.parse("web-1.1");

    @Test
    void shouldPauseAndResumeAWorkerThatKeepsItsProcess() {
        Scenario scenario = Scenario.allReady(WEB).on(new PauseRequested("web-1"));
        assertThat(scenario.orders()).containsExactly("RequestPause");
        assertThat(scenario.on(new Paused(ID)).worker("web-1.1").stage()).isEqualTo(Stage.PAUSED);
        assertThat(scenario.on(new ResumeRequested("web-1")).orders()).containsExactly("RequestResume");
        assertThat(scenario.on(new Resumed(ID)).worker("web-1.1").isReady()).isTrue();
    }

    @Test
    void shouldSayThatNobodyAcceptsWhenTheLastOneIsPaused() {
        Scenario scenario = Scenario.allReady(ContextSpec.withPort("web", 1)).on(new Paused(WorkerId.parse("web-0.1")));
        Effect.RecordTransition line =
                (Effect.RecordTransition) scenario.effects().get(0);
        assertThat(line.transition().evidence()).containsEntry("accepting", "nobody; connections wait in the queue");
        assertThat(scenario.state().isReady()).isFalse();
    }

    @Test
    void shouldRefuseWhatHasNothingToPause() {
        Scenario scenario = Scenario.allReady(WEB, ContextSpec.withoutPort("engine", 1));
        assertThat(scenario.on(new PauseRequested("engine-0")).orders()).containsExactly("Refuse");
        assertThat(scenario.on(new PauseRequested("nowhere-0")).orders()).containsExactly("Refuse");
        assertThat(scenario.on(new ResumeRequested("web-0")).orders()).containsExactly("Refuse");
    }

    @Test
    void shouldReplaceAPausedWorkerByOneThatServes() {
        Scenario scenario = Scenario.allReady(WEB).on(new Paused(ID)).on(new RecycleRequested("web-1"));
        assertThat(scenario.ready("web-1.2").orders()).containsExactly("Drain web-1.1");
    }
}
