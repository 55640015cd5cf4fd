package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look into a worker. */
class InspectCommandTest {

    @TempDir
    private Path root;

    private FakeUniverse universe;
    private Path file;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
        file = root.resolve("found.hprof");
    }

    @ParameterizedTest
    @CsvSource({
        "inspect web-0 threads, /workers/web-0/threads",
        "inspect web-standby.3 histogram, /workers/web-standby.3/histogram",
        "inspect web-0 gc --json, /workers/web-0/gc",
        "inspect web-0 flame, /workers/web-0/flame?collapsed=true",
        "inspect web-0 flame --seconds=3 --json, /workers/web-0/flame?seconds=3",
        "log-level web-0 io.x debug --json, /workers/web-0/logLevel?level=debug&logger=io.x",
        "log-level --for=10m web-0 ROOT OFF --json, /workers/web-0/logLevel?for=10m&level=OFF&logger=ROOT"
    })
    void shouldPutEachToItsRouteAndPrintWhatComes(String arguments, String path) {
        universe.found = List.of("one\ntw", "o");
        assertThat(universe.execute(arguments.split(" "))).isZero();
        assertThat(universe.calls).containsExactly("inspect " + path, "close");
        assertThat(universe.out()).containsExactly("one", "two");
    }

    @ParameterizedTest
    @CsvSource({
        "heap --force, heap",
        "heap --all, heap?live=false",
        "recording --seconds=5, recording?seconds=5",
        "recording --settings=profile --seconds=600, recording?seconds=600&settings=profile",
        "flame --seconds=5, flame?collapsed=true&seconds=5",
        "threads, threads"
    })
    void shouldPutWhatComesIntoAFileThatOnlyItsUserCanRead(String words, String route) throws IOException {
        universe.found = List.of("JAVA ", "PROFILE");
        assertThat(universe.execute(("inspect web-0 " + words + " -o " + file).split(" ")))
                .isZero();
        assertThat(universe.calls).containsExactly("inspect /workers/web-0/" + route, "close");
        assertThat(file).hasContent("JAVA PROFILE");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(universe.out()).containsExactly(file + ": 1 KB");
        assertThat(universe.err()).isEmpty();
    }

    @Test
    void shouldWriteOverNothingUnlessItIsForced() throws IOException {
        Files.writeString(file, "before");
        assertThat(universe.execute("inspect", "web-0", "heap", "-o", file.toString()))
                .isEqualTo(1);
        assertThat(file).hasContent("before");
        assertThat(universe.err()).singleElement().asString().contains("exists", "--force");
        assertThat(universe.calls).containsExactly("close");

        universe.found = List.of("after");
        assertThat(universe.execute("inspect", "--force", "web-0", "heap", "-o", file.toString()))
                .isZero();
        assertThat(file).hasContent("after");
    }

    @Test
    void shouldLeaveNothingWhereItIsRefused() throws IOException {
        universe.refusal = Optional.of(new Refused(List.of("web-0.1 has not answered within 10s"), ExitCode.FAILED));
        assertThat(universe.execute("inspect", "web-0", "heap", "-o", file.toString()))
                .isEqualTo(1);
        assertThat(universe.err()).containsExactly("web-0.1 has not answered within 10s");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldTellOfALargeOneHowMuchOfItHasCome() {
        universe.coming = new ControlClient.Coming("web-0.1-heap.hprof", 16 << 20);
        String quarter = "x".repeat(4 << 20);
        universe.found = List.of(quarter, quarter, quarter, quarter);
        assertThat(universe.execute("inspect", "web-0", "heap", "-o", file.toString()))
                .isZero();
        assertThat(universe.err())
                .containsExactly(
                        "web-0.1-heap.hprof: 4 MB of 16 MB",
                        "web-0.1-heap.hprof: 8 MB of 16 MB",
                        "web-0.1-heap.hprof: 12 MB of 16 MB",
                        "web-0.1-heap.hprof: 16 MB of 16 MB");
    }

    @Test
    void shouldSayBesideTheOutputThatNothingWasSampled() {
        universe.found = List.of();
        assertThat(universe.execute("inspect", "web-0", "flame")).isZero();
        assertThat(universe.execute("inspect", "web-0", "flame", "-o", file.toString()))
                .isZero();
        assertThat(universe.out()).containsExactly(file + ": 0 KB");
        assertThat(universe.err())
                .containsExactly("no samples: the worker was idle", "no samples: the worker was idle");
        assertThat(file).isEmptyFile();
    }

    @Test
    void shouldSayWhatACollectionWasGoodForInALine() {
        universe.found = List.of(
                "{\"worker\":\"web-0.1\",\"before\":{\"heapUsed\":41943040},\"after\":{\"heapUsed\":20971520},\"tookMillis\":12}");
        assertThat(universe.execute("inspect", "web-0", "gc")).isZero();
        assertThat(universe.out()).containsExactly("web-0.1: 20 MB in use instead of 40 MB, after 12 ms");
    }

    @Test
    void shouldSayWhatALoggerLetsThroughInALine() {
        universe.found = List.of(
                "{\"worker\":\"web-0.1\",\"logger\":\"io.x\",\"old\":{\"level\":\"INHERIT\",\"effective\":\"INFO\"},"
                        + "\"new\":{\"level\":\"DEBUG\",\"effective\":\"DEBUG\"}}");
        assertThat(universe.execute("log-level", "web-0", "io.x", "DEBUG")).isZero();
        assertThat(universe.out()).containsExactly("web-0.1: io.x is DEBUG instead of INHERIT (INFO)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect",
                "inspect web-0",
                "inspect web threads",
                "inspect web-0.1 threads",
                "inspect web-0 flames",
                "inspect web-0 logLevel",
                "inspect web-0 threads --all",
                "inspect web-0 recording --seconds=0",
                "inspect web-0 recording --seconds=601",
                "inspect web-0 heap --seconds=3",
                "inspect web-0 recording --settings=all",
                "inspect web-0 flame --settings=profile",
                "inspect web-0 flame --seconds=601",
                "log-level web-0 io.x",
                "log-level web-0 io.x LOUD",
                "log-level web-0 ../x DEBUG",
                "log-level web-0 ROOT INHERIT",
                "log-level web-0 io.x DEBUG --for=5"
            })
    void shouldRefuseWhatItDoesNotUnderstandInOneLine(String arguments) {
        assertThat(universe.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(universe.err()).hasSize(2).last().asString().startsWith("try: java -jar launcher.jar ");
        assertThat(universe.calls).isEmpty();
    }
}
