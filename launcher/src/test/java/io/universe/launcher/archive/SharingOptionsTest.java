package io.universe.launcher.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharingOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=mine.jsa",
                "-XX:ArchiveClassesAtExit=mine.jsa",
                "-XX:AOTCache=mine.aot",
                "-XX:AOTMode=off",
                "-XX:+AutoCreateSharedArchive",
                "-XX:-UseSharedSpaces",
                "@options"
            })
    void shouldLeaveAloneWhoDecidesHimself(String option) {
        assertThat(SharingOptions.areIn(Stream.of("-Xmx1g", option))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Xmx1g", "-XX:+UseSerialGC", "--add-opens=java.base/java.util=ALL-UNNAMED", "-Dx=-Xshare:off"})
    void shouldNotMindOtherOptions(String option) {
        assertThat(SharingOptions.areIn(Stream.of(option))).isFalse();
    }
}
