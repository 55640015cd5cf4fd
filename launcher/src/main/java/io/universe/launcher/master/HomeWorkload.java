package io.universe.launcher.master;

import io.universe.launcher.config.DescribedContext;
import io.universe.launcher.config.Home;
import io.universe.launcher.process.CodeStore.Code;
import io.universe.launcher.process.LauncherFailure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars of a home: the launcher's, then the application's by name. */
public final class HomeWorkload implements Workload {

    /** The main class of workers whose application is what the class path provides. */
    public static final String WORKER_MAIN = "io.universe.worker.WorkerMain";

    private static final String DESCRIBE_MAIN = "io.universe.worker.DescribeMain";
    private static final String DESCRIPTION = "application.json";
    private static final long DESCRIBE_SECONDS = 60;

    private final Home home;

    /** What the home holds at each moment. */
    public HomeWorkload(Home home) {
        this.home = home;
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

    @Override
    public List<Path> configuration() {
        return List.of(home.configFile());
    }

    /** Asks a JVM of its own, since no application code runs in a master; the answer stays beside the copy, whose content it is a function of. */
    @Override
    public List<DescribedContext> describe(Code code) {
        Path description = code.directory().resolve(DESCRIPTION);
        try {
            if (!Files.exists(description)) {
                ask(code, description);
            }
            return contexts(new JsonObject(Files.readString(description)));
        } catch (IOException e) {
            throw new LauncherFailure(1, "cannot load the application from " + code.directory() + ": " + e, e);
        }
    }

    private void ask(Code code, Path description) throws IOException {
        Path answer = description.resolveSibling(DESCRIPTION + ".unfinished");
        Process process = new ProcessBuilder(
                        javaBinary().toString(),
                        home.workerMark(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        code.classPath().stream().map(Path::toString).collect(Collectors.joining(":")),
                        DESCRIBE_MAIN,
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        awaitEnd(process);
        if (process.exitValue() != 0) {
            throw new LauncherFailure(78, reason(answer), null);
        }
        Files.move(answer, description, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path output() {
        return home.log().resolve("describe.out");
    }

    private String reason(Path answer) throws IOException {
        return Files.exists(answer) ? Files.readString(answer) : "cannot load the application; see " + output();
    }

    private static void awaitEnd(Process process) throws IOException {
        try {
            if (!process.waitFor(DESCRIBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it did not load within " + DESCRIBE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
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
    public String mainClass(String context) {
        return WORKER_MAIN;
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
