package io.universe.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.LogQuery.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogNameTest {

    @Test
    void shouldTellProcessKindAndRolling() {
        assertThat(LogName.of("master.log")).contains(new LogName("master", Kind.LOG, "", 0, false));
        assertThat(LogName.of("web-0.3.out")).contains(new LogName("web-0.3", Kind.OUT, "", 0, false));
        assertThat(LogName.of("web-standby.1.access.log"))
                .contains(new LogName("web-standby.1", Kind.ACCESS, "", 0, false));
        assertThat(LogName.of("web-0.3.access.2026-01-31.4.log.gz"))
                .contains(new LogName("web-0.3", Kind.ACCESS, "2026-01-31", 4, true));
    }

    @Test
    void shouldKnowAFileThatIsBeingCompressed() {
        assertThat(LogName.of("web-0.3.2026-01-31.4.log.gz123456789.tmp"))
                .contains(new LogName("web-0.3", Kind.LOG, "2026-01-31", 4, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web-0.1.silent.json",
                "web.log",
                "other.log",
                "web-0.log",
                "master.log.swp",
                "..",
                "web-0.1.log.gz.part",
                "token",
                "web-0.1.hprof"
            })
    void shouldTakeNoOtherFileForALog(String file) {
        assertThat(LogName.of(file)).isEmpty();
    }

    @Test
    void shouldPutTheFileThatIsWrittenFirstAndThenThoseOfTheLastDay() {
        assertThat(Stream.of(
                                "web-0.1.2026-01-30.9.log.gz",
                                "web-0.1.2026-01-31.2.log.gz",
                                "web-0.1.log",
                                "web-0.1.2026-01-31.10.log.gz")
                        .map(LogName::of)
                        .flatMap(Optional::stream)
                        .sorted(LogName.NEWEST_FIRST)
                        .map(name -> name.day() + "." + name.index()))
                .containsExactly(".0", "2026-01-31.10", "2026-01-31.2", "2026-01-30.9");
    }
}
