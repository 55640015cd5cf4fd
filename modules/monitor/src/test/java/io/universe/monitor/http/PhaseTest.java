package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    @ParameterizedTest
    @CsvSource({"SILENT, 10", "RECEIVING, 10", "IDLE, 30", "TAKING, 60"})
    void shouldWaitForAClientSoLongAndNoLonger(Phase phase, long seconds) {
        assertThat(phase.isOver(Duration.ofSeconds(seconds).toNanos())).isFalse();
        assertThat(phase.isOver(Duration.ofSeconds(seconds).toNanos() + 1)).isTrue();
        assertThat(phase.isWaiting()).isTrue();
    }

    @Test
    void shouldNotCutWhoWaitsForAnAnswer() {
        assertThat(Phase.ANSWERING.isOver(Duration.ofHours(2).toNanos())).isFalse();
        assertThat(Phase.ANSWERING.isWaiting()).isFalse();
    }
}
