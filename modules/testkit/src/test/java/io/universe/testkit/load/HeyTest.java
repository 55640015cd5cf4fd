package io.universe.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeyTest {

    @Test
    void shouldReadWhatHeyPrints() {
        var report = Hey.report("""
                Status code distribution:
                  [200]\t1234 responses
                  [503]\t5 responses

                Error distribution:
                  [4]\tGet "http://127.0.0.1:8765/": dial tcp 127.0.0.1:8765: connect: connection refused
                  [1]\tGet "http://127.0.0.1:8765/": EOF
                """);

        assertThat(report.statuses()).containsEntry(200, 1234L).containsEntry(503, 5L);
        assertThat(report.failed()).isEqualTo(5);
        assertThat(report.refused()).isEqualTo(4);
    }
}
