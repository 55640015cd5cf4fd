package io.universe.testkit.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** TCP ports of this machine. */
public final class Ports {

    private Ports() {}

    /** Whether anybody listens on a port, on whatever address. */
    public static boolean isListening(int port) {
        String suffix = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(Ports::lines)
                .map(line -> line.strip().split("\\s+", 5))
                .anyMatch(columns -> columns.length == 5 && columns[1].endsWith(suffix) && columns[3].equals("0A"));
    }

    /** A port that is taken until the socket is closed. */
    public static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
