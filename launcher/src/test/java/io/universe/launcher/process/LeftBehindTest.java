package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftBehindTest {

    @Test
    void shouldTellWhoWasDebugged() {
        assertThat(leftBehind("web-debug.3").isDebugged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-0.3", "web-standby.3", "debug-0.1", "debug-standby.1", ""})
    void shouldTellWhoWasNot(String life) {
        assertThat(leftBehind(life).isDebugged()).isFalse();
    }

    private static LeftBehind leftBehind(String life) {
        return new LeftBehind(ProcessHandle.current(), life, 1, Duration.ZERO);
    }
}
