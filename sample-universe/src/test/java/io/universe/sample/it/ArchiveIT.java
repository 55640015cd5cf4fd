package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.LongForm;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestHome;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.TestWorker;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A universe keeps what its JVMs load for those that come after them. */
@MultiProcessTest
@LongForm
class ArchiveIT {

    private final Scenario scenario = aUniverse()
            .ofTheSample()
            .running("web")
            .withWorkers(1)
            .withoutArchive()
            .with("--archive=true");

    @Test
    void shouldStartLaterWorkersWithAnArchiveOfItsOwnMadeAgainWhenItIsDamagedOrOld() throws IOException {
        try (TestUniverse universe = scenario.start()) {
            makeFirst(universe, universe.home());
            Path archive = universe.home().archives().get(0);
            Path sound = universe.home().root().resolve("sound");
            copy(archive.resolveSibling("."), sound);
            damage(archive);
            universe.launchAgain();
            assertMadeAgain(universe, archive, "made", "discarded");
            copy(sound, archive.resolveSibling("."));
            replaceLauncher(universe.home());
            universe.launchAgain();
            assertMadeAgain(universe, archive, "made", "discarded", "discarded");
        }
    }

    private static void makeFirst(TestUniverse universe, TestHome home) throws IOException {
        universe.awaitReady();
        TestWorker first = universe.worker("web-0");
        assertThat(log(home, first)).contains("archive=NONE");
        awaitEvents(home, "made");

        TestWorker second = first.kill().awaitSuccessor();
        assertThat(second.process().hasMapped(home.archives().get(0))).isTrue();
        assertThat(log(home, second)).contains("archive=USED", "start step=join", "start step=ready");
        stop(universe);
    }

    /** A JVM might die of a byte that is not what it was. */
    private static void damage(Path archive) throws IOException {
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int before = file.read();
            file.seek(file.length() / 2);
            file.write(~before);
        }
    }

    /** With what it was made of, and the times of the files. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What is left of a training after the stop would fail the close. */
    private static void assertMadeAgain(TestUniverse universe, Path unfit, String... events) throws IOException {
        universe.awaitReady();
        assertThat(log(universe.home(), universe.worker("web-0"))).contains("archive=NONE");
        Await.until(
                "a training runs",
                TestHome.TO_TRAIN,
                universe::processes,
                processes -> processes.stream()
                        .anyMatch(process -> process.commandLine().contains("-Duniverse.worker.trains=")));
        assertThat(unfit).doesNotExist();
        stop(universe);
        assertThat(universe.home().archives()).isEmpty();
        assertThat(universe.home().run().resolve("training")).doesNotExist();
        awaitEvents(universe.home(), events);
    }

    /** Its comment is longer by a byte. */
    private static void replaceLauncher(TestHome home) throws IOException {
        Path copy = home.root().resolve("launcher.jar");
        Files.copy(home.launcher(), copy);
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.seek(file.length() - 2);
            file.write(new byte[] {1, 0, ' '});
        }
        Files.move(copy, home.launcher(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void stop(TestUniverse universe) {
        assertThat(universe.command("stop").exitCode()).isZero();
        assertThat(universe.awaitExit()).isZero();
    }

    private static void awaitEvents(TestHome home, String... events) {
        Await.until(
                "the archive was " + List.of(events), TestHome.TO_TRAIN, () -> eventsIn(home), List.of(events)::equals);
    }

    private static List<String> eventsIn(TestHome home) {
        return home.journal().stream()
                .filter(entry -> entry.getString("type").equals("archive"))
                .map(entry -> entry.getString("event"))
                .toList();
    }

    private static String log(TestHome home, TestWorker worker) throws IOException {
        return Files.readString(home.log().resolve(worker.name() + "." + worker.incarnation() + ".log"));
    }
}
