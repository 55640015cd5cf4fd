package io.universe.benchmarks;

import io.universe.testkit.os.OsProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A twin that runs in a JVM of its own and serves. */
record TwinProcess(Process process, int port, long startNanos) implements AutoCloseable {

    /** What Hazelcast wants, as workers have it. */
    private static final List<String> HAZELCAST = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    /** Else one that is killed leaves a directory among the system's temporary files. */
    private static final String NO_CACHE = "-Dvertx.disableFileCPResolving=true";

    /** Twins have no log, and nobody wants to be told so. */
    private static final String NO_LOG = "-Dslf4j.internal.verbosity=ERROR";

    /** Starts it with the heap that workers have, and waits until it serves. */
    static TwinProcess start(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(Locations.java(), BenchUniverse.HEAP, NO_CACHE, NO_LOG));
        command.addAll(HAZELCAST);
        command.addAll(List.of("-cp", Locations.twinClassPath(), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int port = awaitReady(process.inputReader());
            return new TwinProcess(process, port, System.nanoTime() - began);
        } catch (IOException e) {
            throw new UncheckedIOException(main.getSimpleName() + " could not be started", e);
        }
    }

    private static int awaitReady(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return Integer.parseInt(line.substring("ready ".length()));
            }
        }
        throw new IOException("it ended before it was ready");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Throws where it has ended meanwhile. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a twin has ended with exit code " + process.exitValue());
        }
    }

    OsProcess osProcess() {
        return new OsProcess(process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
