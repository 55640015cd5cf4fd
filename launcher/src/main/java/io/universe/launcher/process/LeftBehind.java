package io.universe.launcher.process;

import io.universe.control.LifeNames;
import io.universe.launcher.config.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A worker's process as the process list shows it to who is not its master: found by the marks on its command line, of which the JDK sees the first 4096 bytes.
 *
 * @param life such as {@code web-0.3}, empty where the command line does not say
 * @param generation of code and configuration, 0 where the command line does not say
 * @param stopTimeout how long it may drain; zero where it has nothing to drain
 */
public record LeftBehind(ProcessHandle handle, String life, int generation, Duration stopTimeout) {

    /** All workers of a home. To anybody but who holds the home's lock they may be those of a living master. */
    public static List<LeftBehind> workersOf(Home home) {
        return ProcessHandle.allProcesses()
                .flatMap(handle -> of(handle, home.workerMark()).stream())
                .filter(worker -> !ProcessLook.hasEnded(worker.handle()))
                .toList();
    }

    private static Optional<LeftBehind> of(ProcessHandle handle, String mark) {
        List<String> words = handle.info().arguments().map(Arrays::asList).orElse(List.of());
        return words.contains(mark)
                ? Optional.of(new LeftBehind(handle, lifeIn(words), generationIn(words), stopTimeoutIn(words)))
                : Optional.empty();
    }

    /** Whether it was there to be debugged; then it may stand still. */
    public boolean isDebugged() {
        return LifeNames.isDebugged(life);
    }

    /** When it was started; empty where nobody may know. */
    public Optional<Instant> startedAt() {
        return handle.info().startInstant();
    }

    public boolean hasEnded() {
        return ProcessLook.hasEnded(handle);
    }

    /** The life that a command line names. */
    public static String lifeIn(List<String> words) {
        return after(Home.LIFE_MARK, words).orElse("");
    }

    /** The generation that a command line names. */
    public static int generationIn(List<String> words) {
        return after(Home.GENERATION_MARK, words).map(Integer::parseInt).orElse(0);
    }

    /** The stop timeout that a command line names. */
    public static Duration stopTimeoutIn(List<String> words) {
        return after(Home.STOP_TIMEOUT_MARK, words).map(Duration::parse).orElse(Duration.ZERO);
    }

    private static Optional<String> after(String mark, List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(mark))
                .findFirst()
                .map(word -> word.substring(mark.length()));
    }
}
