package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.control.Protocol;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a worker's JVM begins and ends, seen from outside. */
class WorkerProcessIT {

    /** HUP is signal 1, INT signal 2. */
    private static final long HUP_AND_INT = 0b11;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldEndThoughAShutdownHookOfTheApplicationNeverDoes() throws Exception {
        Process process = start(java(StubbornProcess.class));
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it has ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.BACKEND.code());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "ignored signals are read from /proc")
    void shouldIgnoreTheTerminalBeforeItReachesItsMaster(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("workers.sock");
        try (var busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        .bind(UnixDomainSocketAddress.of(socket), 1);
                var first = connect(socket);
                var second = connect(socket)) {
            assertThat(List.of(busy, first, second))
                    .as("no place is left in the queue")
                    .allMatch(each -> each.isOpen());
            ProcessBuilder builder = java(WorkerMain.class);
            builder.environment().put(Protocol.SOCKET_VARIABLE, socket.toString());
            builder.environment().put(Protocol.TOKEN_VARIABLE, "token");
            builder.environment().put(Protocol.NAME_VARIABLE, "web-0.1");
            awaitIgnored(start(builder));
        }
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static SocketChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.configureBlocking(false);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
    }

    private void awaitIgnored(Process process) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while ((ignoredSignals(process) & HUP_AND_INT) != HUP_AND_INT) {
            assertThat(process.isAlive()).as("the worker lives").isTrue();
            assertThat(System.nanoTime())
                    .as("ignores %x", ignoredSignals(process))
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private long ignoredSignals(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).trim(), 16))
                .findFirst()
                .orElse(0L);
    }

    private static ProcessBuilder java(Class<?> main) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
