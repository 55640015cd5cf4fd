package io.universe.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.universe.launcher.cli.ProcessTable.Child;
import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.cli.ProcessTable.Hold;
import io.universe.launcher.config.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, in the place of masters and of the workers they leave behind. */
@Timeout(60)
class HostProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path root;

    private final HostProcesses processes = new HostProcesses();
    private Home home = new Home(Path.of(""), Path.of(""));

    /** Says what it is told to, and ends with the code that it is told. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments[0].equals("sleep")) {
                Thread.sleep(PATIENCE.toMillis());
            }
            System.out.println("\n" + arguments[0]);
            Runtime.getRuntime().halt(Integer.parseInt(arguments[1]));
        }
    }

    @BeforeEach
    void makeLauncher() throws IOException {
        home = new Home(root, root.resolve("launcher.jar"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Speaker.class.getName());
        String name = Speaker.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(home.launcherJar()), manifest);
                InputStream bytes = Speaker.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(bytes.readAllBytes());
        }
    }

    @Test
    void shouldAppendToWhatAnotherMasterPrintsAndTellItApart() throws Exception {
        Child first = spawn("first", "1");
        assertThat(first.output()).contains("first");
        Child second = spawn("second", "78");

        assertThat(second.exitCode()).hasValue(78);
        assertThat(second.output()).containsExactly("second");
        assertThat(Files.readString(root.resolve("log/master.out"))).contains("first", "second");
    }

    @Test
    void shouldBeginALargeOutputAnew() throws Exception {
        Path output = Files.createDirectories(root.resolve("log")).resolve("master.out");
        Files.writeString(output, "x".repeat(2 << 20));
        assertThat(spawn("anew", "0").output()).containsExactly("anew");
        assertThat(output).content().isEqualToIgnoringNewLines("anew");
    }

    private Child spawn(String words, String code) {
        Child child = processes.spawn(home, List.of("-Xmx32m"), List.of(words, code));
        await(() -> child.exitCode().isPresent());
        assertThat(child.exitCode()).isNotEqualTo(OptionalInt.empty());
        return child;
    }

    @Test
    void shouldFindItsOrphansAndHowLongTheyMayDrainAndEndThem() throws IOException {
        Process worker = java(
                home.workerMark(),
                Home.LIFE_MARK + "web-0.3",
                Home.GENERATION_MARK + 2,
                Home.STOP_TIMEOUT_MARK + "PT7S");
        Process describing = java(home.describeMark());
        Process training = java(home.trainingMark());
        Process stranger = java(new Home(root.resolve("other"), home.launcherJar()).workerMark());
        try {
            var orphans = processes.orphansOf(home);
            assertThat(orphans)
                    .extracting(
                            orphan -> orphan.process().pid(),
                            ProcessTable.Orphan::stopTimeout,
                            ProcessTable.Orphan::life,
                            ProcessTable.Orphan::generation)
                    .containsExactlyInAnyOrder(
                            tuple(worker.pid(), Duration.ofSeconds(7), "web-0.3", 2),
                            tuple(describing.pid(), Duration.ZERO, "", 0),
                            tuple(training.pid(), Duration.ZERO, "", 0));
            orphans.forEach(orphan -> orphan.process().kill());
            await(() -> orphans.stream().noneMatch(orphan -> orphan.process().isAlive()));
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            List.of(worker, describing, training, stranger).forEach(Process::destroyForcibly);
        }
    }

    private Process java(String... marks) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(marks));
        command.addAll(List.of("-Xmx32m", "-jar", home.launcherJar().toString(), "sleep", "0"));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Where process 1 waits for nobody, it would never be seen to end. */
    @Test
    void shouldTakeAProcessThatNobodyHasWaitedForForEnded() throws IOException {
        Process careless = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        try (BufferedReader output = careless.inputReader()) {
            Entry child = processes.find(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            child.kill();
            await(() -> !child.isAlive());
        } finally {
            careless.destroyForcibly();
        }
    }

    @Test
    void shouldHoldTheHomeForOneAtATimeAndLeaveNoTraceWhereNothingEverRan() throws IOException {
        processes.hold(home).orElseThrow().close();
        assertThat(home.run()).doesNotExist();

        Files.createDirectory(home.run());
        try (Hold hold = processes.hold(home).orElseThrow()) {
            assertThat(hold).isNotNull();
            assertThat(processes.hold(home)).isEqualTo(Optional.empty());
        }
        processes.hold(home).orElseThrow().close();
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("nanoseconds waited").isLessThan(PATIENCE.toNanos());
            Thread.onSpinWait();
        }
    }
}
