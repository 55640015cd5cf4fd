package io.universe.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MasterProcessTest {

    @Test
    void shouldNotBeReplacedWhereNoWorkerWouldWaitForTheNextMaster() {
        assertThat(MasterProcess.impatience(Duration.ZERO))
                .hasValueSatisfying(why -> assertThat(why).contains("orphanTimeout is 0s", "stop and start"));
        assertThat(MasterProcess.impatience(Duration.ofMillis(1))).isEmpty();
    }
}
