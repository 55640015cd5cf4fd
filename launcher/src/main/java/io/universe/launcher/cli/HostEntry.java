package io.universe.launcher.cli;

import io.universe.launcher.cli.ProcessTable.Entry;
import io.universe.launcher.cli.ProcessTable.Orphan;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.LeftBehind;
import io.universe.launcher.process.ProcessLook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A process of this host. The JDK tells it by its start from one that gets its id later. */
record HostEntry(ProcessHandle handle) implements Entry {

    @Override
    public long pid() {
        return handle.pid();
    }

    @Override
    public boolean isAlive() {
        return !ProcessLook.hasEnded(handle);
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
        List<String> words = handle.info().arguments().map(Arrays::asList).orElse(List.of());
        return isOf(home, words)
                ? Optional.of(new Orphan(
                        new HostEntry(handle),
                        LeftBehind.stopTimeoutIn(words),
                        LeftBehind.lifeIn(words),
                        LeftBehind.generationIn(words),
                        handle.info().startInstant()))
                : Optional.empty();
    }

    /** The JDK sees the first 4096 bytes of a command line, so the marks have to stand near its beginning. */
    static boolean isOf(Home home, List<String> arguments) {
        return arguments.contains(home.workerMark())
                || arguments.contains(home.describeMark())
                || arguments.contains(home.trainingMark());
    }
}
