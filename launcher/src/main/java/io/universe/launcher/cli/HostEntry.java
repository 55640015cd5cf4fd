package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.cli.ProcessTable.Orphan;
import io.universe.launcher.config.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of this host. The JDK tells it by its start from one that gets its id later. */
record HostEntry(ProcessHandle handle) implements Entry {

    @Override
    public long pid() {
        return handle.pid();
    }

    /** To the JDK a process lives until somebody has waited for it; where process 1 waits for nobody, as in some containers, that is for ever. */
    @Override
    public boolean isAlive() {
        return handle.isAlive() && !hasEnded();
    }

    /** Its first thread may be gone before the others, which then still hold what it has open. */
    private boolean hasEnded() {
        Path process = Path.of("/proc", Long.toString(pid()));
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')')) && threads.count() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void terminate() {
        handle.destroy();
    }

    @Override
    public void kill() {
        handle.destroyForcibly();
    }

    /** The JDK knows no such signal. */
    @Override
    public void suspend() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> arguments() {
        return handle.info().arguments().map(Arrays::asList).orElse(List.of());
    }

    /** The process as an orphan of the home, if its command line says that a master of the home has started it. */
    static Optional<Orphan> orphan(ProcessHandle handle, Home home) {
        List<String> arguments = handle.info().arguments().map(Arrays::asList).orElse(List.of());
        return isOf(home, arguments)
                ? Optional.of(new Orphan(new HostEntry(handle), stopTimeout(arguments)))
                : Optional.empty();
    }

    /** The JDK sees the first 4096 bytes of a command line, so the marks have to stand near its beginning. */
    static boolean isOf(Home home, List<String> arguments) {
        return arguments.contains(home.workerMark())
                || arguments.contains(home.describeMark())
                || arguments.contains(home.trainingMark());
    }

    static Duration stopTimeout(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(Home.STOP_TIMEOUT_MARK))
                .findFirst()
                .map(argument -> Duration.parse(argument.substring(Home.STOP_TIMEOUT_MARK.length())))
                .orElse(Duration.ZERO);
    }
}
