package io.universe.launcher.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts processes whose output goes to a file, where it is kept although nobody reads it: what a JVM says before its logging is up, and when it dies. */
public final class Spawner {

    private final Path workingDirectory;

    /** Processes start in the given directory. */
    public Spawner(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Starts a process whose standard input is at its end and whose output is appended to the file. Throws where it cannot be started. */
    public Process spawn(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
