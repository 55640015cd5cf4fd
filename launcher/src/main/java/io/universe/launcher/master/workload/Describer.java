package io.universe.launcher.master.workload;

import io.universe.launcher.archive.Archives;
import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.JvmCommand;
import io.universe.launcher.process.LauncherFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks an application which contexts it provides, in a JVM of its own, since no application code runs in a master. That JVM ends with this one, however this one ends. */
final class Describer {

    private static final String MAIN = "io.universe.worker.DescribeMain";
    /** What a JVM exits with after HUP, INT and TERM. */
    private static final Set<Integer> BY_SIGNAL = Set.of(129, 130, 143);

    private final Home home;
    private final Archives archives;
    private final Duration patience;
    private final Path output;
    private final Path answer;

    /** An application that has not described itself in this time is given up. */
    Describer(Home home, Archives archives, Duration patience) {
        this.home = home;
        this.archives = archives;
        this.patience = patience;
        this.output = home.log().resolve("describe.out");
        this.answer = home.run().resolve("application.json");
    }

    /** Throws LauncherFailure: 78 for an application that is not fit to run, 1 where it does not come to an answer. */
    List<DescribedContext> describe(Code code) {
        try {
            Files.deleteIfExists(answer);
            requireFit(endOf(start(code)));
            List<DescribedContext> contexts = contexts(Files.readString(answer));
            Files.delete(answer);
            return contexts;
        } catch (IOException e) {
            throw new LauncherFailure(
                    1,
                    "cannot load the application from %s: %s; see %s"
                            .formatted(code.directory(), e.getMessage(), output),
                    e);
        }
    }

    /** Its input is a pipe that ends when this process does. */
    private Process start(Code code) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                HomeWorkload.javaBinary().toString(), home.describeMark(), "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.addAll(archives.forOther(code, JvmCommand.COMMON_OPTIONS));
        command.addAll(List.of(
                "-cp",
                code.classPath().stream().map(Path::toString).collect(Collectors.joining(":")),
                MAIN,
                answer.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private int endOf(Process process) throws IOException {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it has not loaded within " + patience.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A terminal sends its signal to both processes; whichever ends first, it was no fault of the application. */
    private void requireFit(int exitValue) throws IOException {
        if (BY_SIGNAL.contains(exitValue)) {
            throw new LauncherFailure(exitValue, "stopped by a signal while the application described itself", null);
        }
        if (exitValue != 0 || !Files.exists(answer)) {
            throw new LauncherFailure(78, reason(exitValue), null);
        }
    }

    private String reason(int exitValue) throws IOException {
        return Files.exists(answer)
                ? Files.readString(answer)
                : "cannot load the application: it ended with %d before it could be asked; see %s"
                        .formatted(exitValue, output);
    }

    /** Throws IOException for a description that is none, such as one that was cut off. */
    private static List<DescribedContext> contexts(String description) throws IOException {
        try {
            return new JsonObject(description)
                    .getJsonArray("contexts").stream()
                            .map(JsonObject.class::cast)
                            .map(Describer::context)
                            .toList();
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new IOException("its description cannot be read", e);
        }
    }

    private static DescribedContext context(JsonObject description) {
        Integer port = description.getInteger("port");
        return new DescribedContext(
                description.getString("name"),
                description.getInteger("instances"),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                after(description));
    }

    /** Code of an older version does not tell. */
    private static List<String> after(JsonObject description) {
        return description.getJsonArray("after", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }
}
