package io.universe.launcher.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.supervisor.Timings;
import io.universe.worker.WorkerProcess;
import org.junit.jupiter.api.Test;

class LastResortTest {

    @Test
    void shouldNotKillAWorkerThatIsAboutToGiveUpByItself() {
        assertThat(WorkerProcess.GONE_AFTER_DRAIN)
                .isLessThan(Timings.DEFAULTS.terminateTimeout().multipliedBy(9).dividedBy(10));
    }
}
