package io.universe.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a worker's JVM, put together from what the platform needs and what the operator adds. Pure. */
public final class JvmCommand {

    /**
     * What workers and the JVMs that train for them have. What Hazelcast asks of the Java platform (its documentation, "Running in modular Java"), but for {@code --add-modules=java.se}; and no
     * events of Netty's buffers, which wake Flight Recorder whether anybody records or not. Both cost a start some time (docs/decisions/0017).
     */
    public static final List<String> COMMON_OPTIONS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "-Dio.netty.jfr.enabled=false");

    private static final double WORKERS_SHARE_OF_MEMORY = 0.6;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long SMALLEST_HEAP_MEBIBYTES = 64;
    /** What holds data needs as much again: for what is on its way from and to other members, and for the collector. */
    private static final long DATA_ROOM = 2;

    private JvmCommand() {}

    /**
     * What to run.
     *
     * @param memoryBytes of the machine, or of the container's limit
     * @param workers among how many the workers' share of memory is divided
     * @param dataBytes what may lie in its heap of the data of others; 0 for a process that holds none
     * @param jvmOptions what the operator adds; it comes last and wins
     * @param mark the first option, by which every worker of the home is found in the process list
     * @param platformOptions what the platform tells its worker, as {@code -Dname=value}
     */
    public record Parts(
            Path java,
            long memoryBytes,
            int workers,
            long dataBytes,
            List<String> jvmOptions,
            String mark,
            List<String> platformOptions,
            List<Path> classPath,
            String mainClass,
            List<String> arguments) {}

    /** The words of the command line. */
    public static List<String> of(Parts parts) {
        List<String> words = new ArrayList<>();
        words.add(parts.java().toString());
        words.add(parts.mark());
        words.add("-Xmx" + heapMebibytes(parts) + "m");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.addAll(COMMON_OPTIONS);
        words.addAll(parts.platformOptions());
        words.addAll(parts.jvmOptions());
        words.add("-cp");
        words.add(parts.classPath().stream().map(Path::toString).collect(Collectors.joining(":")));
        words.add(parts.mainClass());
        words.addAll(parts.arguments());
        return List.copyOf(words);
    }

    private static long heapMebibytes(Parts parts) {
        long share = (long) (parts.memoryBytes() * WORKERS_SHARE_OF_MEMORY) / parts.workers() / MEBIBYTE;
        return Math.max(SMALLEST_HEAP_MEBIBYTES + DATA_ROOM * parts.dataBytes() / MEBIBYTE, share);
    }
}
