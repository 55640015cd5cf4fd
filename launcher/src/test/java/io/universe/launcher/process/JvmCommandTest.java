package io.universe.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line of a worker's JVM. */
class JvmCommandTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void shouldDivideSixTenthsOfTheMemoryAmongTheWorkers() {
        assertThat(command(10 * GIBIBYTE, 3, List.of())).contains("-Xmx2048m");
        assertThat(command(10 * GIBIBYTE, 1, List.of())).contains("-Xmx6144m");
    }

    @Test
    void shouldNotGiveAWorkerLessThanItCanStartWith() {
        assertThat(command(GIBIBYTE, 64, List.of())).contains("-Xmx64m");
    }

    @Test
    void shouldEndAWorkerThatIsOutOfMemory() {
        assertThat(command(GIBIBYTE, 1, List.of())).contains("-XX:+ExitOnOutOfMemoryError");
    }

    /** Who looks for the workers of a home sees only the beginning of a long command line. */
    @Test
    void shouldBeginWithTheMarkOfTheHome() {
        assertThat(command(GIBIBYTE, 1, List.of())).startsWith("/jdk/bin/java", "-Dmark=/home");
    }

    @Test
    void shouldLetTheOperatorHaveTheLastWord() {
        List<String> words = command(GIBIBYTE, 1, List.of("-Xmx99m", "-Dpart=operator"));

        assertThat(words.lastIndexOf("-Xmx99m")).isGreaterThan(words.indexOf("-Xmx614m"));
        assertThat(words.indexOf("-Dpart=operator")).isGreaterThan(words.indexOf("-Dpart=platform"));
    }

    @Test
    void shouldEndWithClassPathMainClassAndArguments() {
        assertThat(command(GIBIBYTE, 1, List.of()))
                .endsWith("-cp", "/code/launcher.jar:/code/app.jar", "io.Main", "--worker=web-0.1");
    }

    @Test
    void shouldGiveAWorkerRoomForTheDataThatItHolds() {
        assertThat(command(GIBIBYTE, 64, 100 * MEBIBYTE, List.of())).contains("-Xmx264m");
        assertThat(command(10 * GIBIBYTE, 3, 100 * MEBIBYTE, List.of())).contains("-Xmx2048m");
    }

    private static List<String> command(long memoryBytes, int workers, List<String> jvmOptions) {
        return command(memoryBytes, workers, 0, jvmOptions);
    }

    private static List<String> command(long memoryBytes, int workers, long dataBytes, List<String> jvmOptions) {
        return JvmCommand.of(new JvmCommand.Parts(
                Path.of("/jdk/bin/java"),
                memoryBytes,
                workers,
                dataBytes,
                jvmOptions,
                "-Dmark=/home",
                List.of("-Dpart=platform"),
                List.of(Path.of("/code/launcher.jar"), Path.of("/code/app.jar")),
                "io.Main",
                List.of("--worker=web-0.1")));
    }
}
