package io.universe.launcher.archive;

import io.universe.launcher.config.SocketDirectory;
import io.universe.launcher.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The making of an archive: JVMs of low priority that run a worker's life without an application, in a home of their own, and write down what they have loaded. Run by one thread; may be ended from any.
 */
final class Training implements Trainer {

    private static final String MAIN = "io.universe.launcher.training.TrainingMain";
    /** One that takes longer is given up: even a busy machine has some time left in this. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long SPACE_BYTES = 500L << 20;

    /** Of the machine's processors it takes one at most, and only what nobody else wants of that. */
    private static final List<String> MODEST = List.of("-Xmx256m", "-XX:ActiveProcessorCount=1");

    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private final Archives archives;
    private final Surroundings surroundings;
    private volatile boolean isEnded;
    private volatile @Nullable Process process;

    Training(Archives archives, Surroundings surroundings) {
        this.archives = archives;
        this.surroundings = surroundings;
    }

    @Override
    public void train(ArchiveKey key, Path launcherJar) throws IOException, InterruptedException {
        try {
            clearAway();
            requireSpace();
            Path unfinished = archives.store().prepare(key, launcherJar);
            Files.deleteIfExists(surroundings.output());
            Files.createDirectories(surroundings.directory());
            for (List<String> options : key.kind().toMake(unfinished)) {
                require(start(command(key, options)));
            }
            archives.store().take(key, unfinished);
        } catch (IOException | RuntimeException | InterruptedException e) {
            archives.store().discard(key);
            throw e;
        } finally {
            clearAway();
        }
    }

    /** Its sockets lie elsewhere where its path is too long for them. */
    private void clearAway() throws IOException {
        FileTree.delete(SocketDirectory.of(surroundings.directory().resolve("run")));
        FileTree.delete(surroundings.directory());
    }

    /** Nobody else may miss what an archive takes for a moment. */
    private void requireSpace() throws IOException {
        Path place = surroundings.directory().getParent();
        if (Files.getFileStore(place).getUsableSpace() < SPACE_BYTES) {
            throw new IOException("less than %d MB are free in %s".formatted(SPACE_BYTES >> 20, place));
        }
    }

    private List<String> command(ArchiveKey key, List<String> options) {
        return Stream.of(
                        lowPriority(),
                        List.of(archives.jvm().program().toString(), surroundings.mark()),
                        MODEST,
                        surroundings.commonOptions(),
                        options,
                        List.of(
                                "-Djava.io.tmpdir=" + surroundings.directory(),
                                "-cp",
                                archives.store().jar(key).toString(),
                                MAIN,
                                surroundings.directory().toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> lowPriority() {
        Optional<Path> nice = NICE.stream().filter(Files::isExecutable).findFirst();
        return nice.map(program -> List.of(program.toString(), "-n", "19")).orElse(List.of());
    }

    /** Its input is a pipe that ends when this process does. */
    private Process start(List<String> command) throws IOException {
        Process started = new ProcessBuilder(command)
                .directory(surroundings.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(surroundings.output().toFile()))
                .start();
        process = started;
        if (isEnded) {
            end();
        }
        return started;
    }

    private void require(Process started) throws IOException, InterruptedException {
        boolean inTime = started.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        kill(started);
        if (isEnded) {
            throw new CancellationException();
        }
        if (!inTime) {
            throw new IOException("it has not ended within " + PATIENCE.toSeconds() + " s");
        }
        if (started.exitValue() != 0) {
            throw new IOException("it ended with " + started.exitValue() + "; see " + surroundings.output());
        }
    }

    @Override
    public void end() {
        isEnded = true;
        Process running = process;
        if (running != null) {
            kill(running);
        }
    }

    /** A JVM may have others that work for it. */
    private static void kill(Process process) {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroyForcibly();
        helpers.forEach(ProcessHandle::destroyForcibly);
    }
}
