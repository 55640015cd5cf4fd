package io.universe.launcher.logging;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.launcher.config.Settings;
import io.universe.launcher.config.Settings.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSpecTest {

    private static final Settings.Log SETTINGS =
            new Settings.Log(LogLevel.WARN, false, 1 << 20, Duration.ofDays(3), 1 << 30);

    @Test
    void shouldReachAWorkerThroughTheOptionsOfItsJvm() {
        LogSpec spec = new LogSpec(
                Path.of("/srv/a home/log"),
                "web-0.3",
                "web-0.3 g1",
                SETTINGS,
                Optional.of(LogLevel.ERROR),
                true,
                Optional.of(Path.of("/srv/logback.xml")));
        assertThat(LogSpec.of(properties(spec.toOptions()))).hasValue(spec);
    }

    @Test
    void shouldLetAWorkerReadTheConfigurationOfItsOwnVersion(@TempDir Path root) throws IOException {
        Settings settings = anOperator(root).writing("").settings();
        Path live = Files.writeString(root.resolve("conf/logback.xml"), "<broken");
        Path code = Files.createDirectories(root.resolve("run/code/1"));
        assertThat(LogSpec.ofWorker(settings, code, "web-0.3", 1, true).ownConfiguration())
                .isEmpty();

        Path copy = Files.writeString(code.resolve("logback.xml"), "<configuration/>");
        assertThat(LogSpec.ofWorker(settings, code, "web-0.3", 1, true).ownConfiguration())
                .hasValue(copy);
        assertThat(LogSpec.ofMaster(settings).ownConfiguration()).hasValue(live);
    }

    @Test
    void shouldDivideTheTotalSizeAmongAllThatWrite() {
        assertThat(specOf(SETTINGS).sharedBy(4).totalSizeOfEach()).isEqualTo((1 << 30) / 4);
        assertThat(specOf(SETTINGS.withAccess(true)).sharedBy(4).totalSizeOfEach())
                .isEqualTo((1 << 30) / 8);
    }

    @Test
    void shouldGiveEachLogOneFileAtLeast() {
        assertThat(specOf(SETTINGS).sharedBy(1 << 20).totalSizeOfEach()).isEqualTo(1 << 20);
    }

    private static LogSpec specOf(Settings.Log settings) {
        return new LogSpec(
                Path.of("log"), "web-0.3", "web-0.3 g1", settings, Optional.empty(), false, Optional.empty());
    }

    @Test
    void shouldFindNothingInAJvmThatWasStartedOtherwise() {
        assertThat(LogSpec.of(Map.of("user.name", "ada"))).isEmpty();
    }

    private static Map<String, String> properties(List<String> options) {
        return options.stream()
                .map(option -> option.substring(2).split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    @Test
    void shouldCutOutputIntoLines() {
        List<String> lines = new ArrayList<>();
        PrintStream stream = new PrintStream(new LineStream(lines::add), true, StandardCharsets.UTF_8);
        stream.print("half");
        stream.println(" and hälf");
        stream.print("\r\n\n");
        stream.print("x".repeat(10_000));
        assertThat(lines).containsExactly("half and hälf", "x".repeat(8192));
    }
}
