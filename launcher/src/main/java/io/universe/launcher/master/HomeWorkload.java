package io.universe.launcher.master;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of a home: the launcher's, then the application's by name. */
public final class HomeWorkload implements Workload {

    private static final String DESCRIBE_MAIN = "io.universe.worker.DescribeMain";
    private static final String DESCRIPTION = "application.json";
    private static final Duration DESCRIBE_PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Duration patience;

    /** What the home holds at each moment. */
    public HomeWorkload(Home home) {
        this(home, DESCRIBE_PATIENCE);
    }

    /** An application that has not described itself in this time is given up. */
    HomeWorkload(Home home, Duration patience) {
        this.home = home;
        this.patience = patience;
    }

    @Override
    public List<Path> classPath() {
        List<Path> entries = new ArrayList<>(List.of(home.launcherJar()));
        if (Files.isDirectory(home.modules())) {
            try (Stream<Path> files = Files.list(home.modules())) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(entries::add);
            } catch (IOException e) {
                throw new LauncherFailure(78, "cannot read " + home.modules() + ": " + e, e);
            }
        }
        return entries;
    }

    /** Asks a JVM of its own, since no application code runs in a master; the answer stays beside the copy, whose content it is a function of. */
    @Override
    public List<DescribedContext> describe(Code code) {
        Path description = code.directory().resolve(DESCRIPTION);
        try {
            if (!Files.exists(description)) {
                ask(code, description);
            }
            return contexts(description);
        } catch (IOException e) {
            throw new LauncherFailure(
                    1,
                    "cannot load the application from %s: %s; see %s"
                            .formatted(code.directory(), e.getMessage(), output()),
                    e);
        }
    }

    private void ask(Code code, Path description) throws IOException {
        Path answer = description.resolveSibling(DESCRIPTION + ".unfinished");
        Files.deleteIfExists(answer);
        Process process = new ProcessBuilder(
                        javaBinary().toString(),
                        home.workerMark(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        code.classPath().stream().map(Path::toString).collect(Collectors.joining(":")),
                        DESCRIBE_MAIN,
                        answer.toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        awaitEnd(process);
        if (process.exitValue() != 0 || !Files.exists(answer)) {
            throw new LauncherFailure(78, reason(process.exitValue(), answer), null);
        }
        contexts(answer);
        Files.move(answer, description, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path output() {
        return home.log().resolve("describe.out");
    }

    private String reason(int exitValue, Path answer) throws IOException {
        return Files.exists(answer)
                ? Files.readString(answer)
                : "cannot load the application: it ended with %d before it could be asked; see %s"
                        .formatted(exitValue, output());
    }

    private void awaitEnd(Process process) throws IOException {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it has not loaded within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Throws IOException for a description that is none, such as one that was cut off. */
    private static List<DescribedContext> contexts(Path description) throws IOException {
        try {
            return contexts(new JsonObject(Files.readString(description)));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            Files.deleteIfExists(description);
            throw new IOException("its description cannot be read", e);
        }
    }

    private static List<DescribedContext> contexts(JsonObject description) {
        return description.getJsonArray("contexts").stream()
                .map(JsonObject.class::cast)
                .map(context -> new DescribedContext(
                        context.getString("name"),
                        context.getInteger("instances"),
                        context.getInteger("port") == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(context.getInteger("port"))))
                .toList();
    }

    static Path javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    @Override
    public String mainClass() {
        return PLATFORM_MAIN;
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    /** For people who look at the process list. */
    @Override
    public List<String> arguments(String life) {
        return List.of("--worker=" + life);
    }
}
