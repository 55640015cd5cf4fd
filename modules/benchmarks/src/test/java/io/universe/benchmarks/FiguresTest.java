package io.universe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shouldReadTheRateThatWrkPrints() {
        assertThat(Wrk.read("  2608 requests in 1.00s, 0.96MB read\nRequests/sec:   2604.04\n"))
                .isEqualTo(2604.04);
    }

    @Test
    void shouldNotCallARoundWithFailuresAMeasurement() {
        assertThatThrownBy(() -> Wrk.read("  Non-2xx or 3xx responses: 3\nRequests/sec:   2604.04\n"))
                .hasMessageContaining("Non-2xx");
    }

    @Test
    void shouldTakeTheMiddle() {
        assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }
}
