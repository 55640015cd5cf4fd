package io.universe.launcher.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts processes whose output goes to a file, where it is kept although nobody reads it: what a JVM says before its logging is up, and when it dies. */
public final class Spawner {

    private static final Logger LOG = LoggerFactory.getLogger(Spawner.class);
    private static final File NOTHING = new File("/dev/null");

    private final Path workingDirectory;

    /** Processes start in the given directory. */
    public Spawner(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** As {@link #spawn(List, Optional, Map, Path)}, on top of this process's own environment. */
    public Process spawn(List<String> command, Map<String, String> environment, Path output) throws IOException {
        return spawn(command, Optional.empty(), environment, output);
    }

    /**
     * Starts a process whose standard input is at its end and whose output is appended to the file; where there can be no such file (a full disk) the output is lost.
     * Throws where the process cannot be started; then there is none.
     *
     * @param base what takes the place of this process's own environment; empty where that holds
     * @param added what comes on top of it
     */
    public Process spawn(
            List<String> command, Optional<Map<String, String>> base, Map<String, String> added, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(target(output));
        base.ifPresent(variables -> {
            builder.environment().clear();
            builder.environment().putAll(variables);
        });
        builder.environment().putAll(added);
        return builder.start();
    }

    private static Redirect target(Path output) {
        try {
            Files.newOutputStream(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return Redirect.appendTo(output.toFile());
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the output is lost: {}", output, e.toString());
            return Redirect.DISCARD;
        }
    }
}
