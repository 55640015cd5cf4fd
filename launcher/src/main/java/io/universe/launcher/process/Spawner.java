package io.universe.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Starts processes whose output goes to a file, where it is kept although nobody reads it: what a JVM says before its logging is up, and when it dies. */
public final class Spawner {

    private static final long OUTPUT_LIMIT_BYTES = 1 << 20;

    private final Path workingDirectory;

    /** Processes start in the given directory. */
    public Spawner(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Starts a process; the file is set aside first when it has grown beyond 1 MiB. Throws where it cannot be started. */
    public Process spawn(List<String> command, Map<String, String> environment, Path output) throws IOException {
        setAsideIfLong(output);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void setAsideIfLong(Path output) throws IOException {
        if (Files.exists(output) && Files.size(output) > OUTPUT_LIMIT_BYTES) {
            Files.move(output, output.resolveSibling(output.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
