package io.universe.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed to who has mistyped. */
final class NearestTest {

    private static final List<String> WORDS = List.of("start", "status", "stop", "version");

    @ParameterizedTest
    @CsvSource({"stauts, status", "sttaus, status", "statu, status", "strat, start", "STOP, stop", "vresoin, version"})
    void shouldProposeWhatWasProbablyMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"reload", "x", "interplanetary"})
    void shouldProposeNothingWhereNothingIsNear(String typed) {
        assertThat(Nearest.to(typed, WORDS)).isEmpty();
    }
}
