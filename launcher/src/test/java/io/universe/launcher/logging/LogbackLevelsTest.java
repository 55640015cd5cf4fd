package io.universe.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.universe.spi.LogLevels;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogbackLevelsTest {

    private static final String LOGGER = "io.universe.levels";

    @Test
    void shouldBeFoundAndChangeWhatALoggerLetsThrough() {
        LogLevels levels = ServiceLoader.load(LogLevels.class).findFirst().orElseThrow();
        assertThat(levels).isInstanceOf(LogbackLevels.class);
        assertThat(levels.isAvailable()).isTrue();
        assertThat(levels.of(LOGGER + ".below").own()).isEqualTo("INHERIT");

        assertThat(levels.set(LOGGER, "TRACE")).isEqualTo(new LogLevels.Level("TRACE", "TRACE"));
        assertThat(levels.of(LOGGER + ".below")).isEqualTo(new LogLevels.Level("INHERIT", "TRACE"));
        assertThat(LoggerFactory.getLogger(LOGGER + ".below").isTraceEnabled()).isTrue();

        assertThat(levels.set(LOGGER, "INHERIT").own()).isEqualTo("INHERIT");
        assertThat(LoggerFactory.getLogger(LOGGER).isTraceEnabled()).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoLevel() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogbackLevels().set(LOGGER, "LOUD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogbackLevels().set(LogLevels.ROOT, "INHERIT"));
    }
}
