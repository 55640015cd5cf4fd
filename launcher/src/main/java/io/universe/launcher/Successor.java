package io.universe.launcher;

import io.universe.launcher.cli.HostProcesses;
import io.universe.launcher.cli.NothingRunsException;
import io.universe.launcher.cli.Standing;
import io.universe.launcher.cli.VertxControlClient;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.OwnWords;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The process that becomes the master after this one: the launcher.jar that is there now, with the words of this process's own command line. */
final class Successor {

    private static final Duration CHECKING = Duration.ofSeconds(60);
    /** To describe the application and to await the workers, a master takes no longer. */
    private static final Duration TAKING_OVER = Duration.ofMinutes(2);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);
    private static final int REASON_LINES = 10;
    private static final String AWAITED = "--awaited";
    private static final Set<String> OF_RUN = Set.of("run", "-cluster", "--cluster", "--background", AWAITED);
    private static final File NOTHING = new File("/dev/null");

    private final Home home;
    private final Standing standing;
    private final List<String> words = OwnWords.read();

    Successor(Home home, Standing standing) {
        this.home = home;
        this.standing = standing;
    }

    /** Why it would not run; empty where it is fit. */
    Optional<String> obstacle() {
        int jar = words.indexOf("-jar");
        if (jar < 0) {
            return Optional.of("the master was not started with java -jar; stop it and start it again");
        }
        List<String> command = new ArrayList<>(java(words.subList(1, jar + 2)));
        command.add("check");
        words.subList(jar + 2, words.size()).stream()
                .filter(word -> !OF_RUN.contains(word))
                .forEach(command::add);
        return problem(command);
    }

    private Optional<String> problem(List<String> command) {
        Path output = home.log().resolve("check.out");
        try {
            Process check = new ProcessBuilder(command)
                    .redirectInput(NOTHING)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!check.waitFor(CHECKING.toMillis(), TimeUnit.MILLISECONDS)) {
                check.destroyForcibly();
                return Optional.of("the launcher.jar has not checked the home within " + CHECKING.toSeconds() + "s");
            }
            return check.exitValue() == 0 ? Optional.empty() : Optional.of(lastLines(output));
        } catch (IOException e) {
            return Optional.of("the launcher.jar cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the master is on its way out");
        }
    }

    private static String lastLines(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - REASON_LINES), lines.size()));
    }

    private static List<String> java(List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(rest);
        return command;
    }

    /** Starts it, in a session of its own: a terminal would send its signals to both. It prints where this process does. */
    Run start() {
        List<String> command = new ArrayList<>(HostProcesses.detachment());
        command.addAll(java(words.subList(1, words.size())));
        if (standing == Standing.FOREGROUND) {
            command.add(AWAITED);
        }
        try {
            return new Run(new ProcessBuilder(command)
                    .redirectInput(NOTHING)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java has no call for signals other than TERM and KILL. */
    static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        } catch (IOException e) {
            System.err.println("SIG" + name + " cannot be passed on to process " + pid + ": " + e.getMessage());
        }
    }

    /** One that was started. */
    final class Run {
        private final Process process;

        private Run(Process process) {
            this.process = process;
        }

        Process process() {
            return process;
        }

        /** Waits until it answers as the master; false where it does not come so far, and is gone. */
        boolean takesOver() {
            long beginNanos = System.nanoTime();
            while (process.isAlive() && System.nanoTime() - beginNanos < TAKING_OVER.toNanos()) {
                if (isMaster()) {
                    return true;
                }
                pause();
            }
            process.destroyForcibly();
            awaitEnd();
            return false;
        }

        private boolean isMaster() {
            try (VertxControlClient client = new VertxControlClient(home)) {
                return client.status().getJsonObject("master").getLong("pid") == process.pid();
            } catch (NothingRunsException e) {
                return false;
            } catch (RuntimeException e) { // whatever it answers, it is not yet what is wanted
                return false;
            }
        }

        private static void pause() {
            try {
                Thread.sleep(LOOK_INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String failure() {
            return "the new process, pid " + process.pid() + ", ended with code " + process.exitValue()
                    + " before it was the master";
        }

        /** Its exit code. */
        int awaitEnd() {
            return process.onExit().join().exitValue();
        }
    }
}
