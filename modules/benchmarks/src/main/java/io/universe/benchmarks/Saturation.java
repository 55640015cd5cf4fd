package io.universe.benchmarks;

import io.universe.testkit.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** More requests than a machine can answer, made by {@code wrk}, or {@code hey} where that is missing, as long as it is not closed. */
final class Saturation implements AutoCloseable {

    private static final long WARM_UP_MILLIS = 10_000;

    private final Process process;
    private final Path output;

    private Saturation(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Begins, and returns when the first seconds are over, which belong to the compilers of those that serve it. */
    static Saturation of(URI uri, int connections, int seconds) throws IOException {
        Path output = Files.createTempFile("load", ".txt");
        Process process = new ProcessBuilder(command(uri, connections, seconds))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Saturation saturation = new Saturation(process, output);
        saturation.awaitWarmUp();
        return saturation;
    }

    private static List<String> command(URI uri, int connections, int seconds) {
        return Tool.WRK
                .find()
                .map(wrk -> List.of(wrk.toString(), "-t2", "-c" + connections, "-d" + seconds + "s", uri.toString()))
                .or(() -> Tool.HEY
                        .find()
                        .map(hey -> List.of(
                                hey.toString(),
                                "-z",
                                seconds + "s",
                                "-c",
                                String.valueOf(connections),
                                uri.toString())))
                .orElseThrow(() -> new IllegalStateException("wrk and hey are missing: " + Tool.WRK.remedy()));
    }

    private void awaitWarmUp() throws IOException {
        try {
            if (process.waitFor(WARM_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the load has ended: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws IllegalStateException where what was measured was measured without it. */
    void requireRunning() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the load ended too early: " + Files.readString(output));
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(output);
    }
}
