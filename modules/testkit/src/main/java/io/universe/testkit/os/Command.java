package io.universe.testkit.os;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line that is run to its end. Its output goes through files, so that no process it leaves behind can hold the caller up. */
public record Command(List<String> words) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Copies the words, so that a command never changes. */
    public Command {
        words = List.copyOf(words);
    }

    /** A command of these words. */
    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** The same command with further words. */
    public Command with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new Command(all);
    }

    /** Runs it; one that does not end within a minute is killed, and an AssertionError says what it had printed. */
    public Ended run() {
        return run(DEADLINE);
    }

    /** Runs it with another deadline than a minute. */
    public Ended run(Duration deadline) {
        try {
            return runTo(deadline, Files.createTempFile("stdout", ".txt"), Files.createTempFile("stderr", ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(this + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(this + " was interrupted", e);
        }
    }

    private Ended runTo(Duration deadline, Path stdout, Path stderr) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            boolean inTime = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                process.destroyForcibly().waitFor();
            }
            Ended ended = new Ended(this, process.exitValue(), Files.readString(stdout), Files.readString(stderr));
            return inTime ? ended : overdue(ended, deadline);
        } finally {
            Files.delete(stdout);
            Files.delete(stderr);
        }
    }

    private static Ended overdue(Ended ended, Duration deadline) {
        throw new AssertionError("did not end within " + deadline + ": " + ended);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }

    /** How a command ended, and all that it printed. */
    public record Ended(Command command, int exitCode, String stdout, String stderr) {

        /** Whether it exited with 0. */
        public boolean isSuccess() {
            return exitCode == 0;
        }

        /** What it printed to stdout and stderr, one after the other. */
        public String output() {
            return stdout + stderr;
        }

        @Override
        public String toString() {
            return "`%s` exit %d%nstdout: %s%nstderr: %s".formatted(command, exitCode, stdout, stderr);
        }
    }
}
