package io.universe.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the things are that are measured: beside {@code benchmarks.jar}, as the build leaves them. */
final class Locations {

    private Locations() {}

    /** The program of the JDK that runs the driver. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The application, ready to be dropped into a home. */
    static Path applicationJar() {
        return target().resolve("benchmarks-application.jar");
    }

    /** The home that the build has made, whose launcher is measured. */
    static Path builtHome() {
        return target().resolve("../../../sample-universe/target/universe").normalize();
    }

    /** All libraries but the launcher, which would bring services that a plain program does not have. */
    static String twinClassPath() {
        try (Stream<Path> libraries = Files.list(target().resolve("lib"))) {
            return Stream.concat(
                            Stream.of(target().resolve("benchmarks.jar")),
                            libraries
                                    .filter(jar -> !jar.getFileName().toString().startsWith("universe-launcher"))
                                    .sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ports that were free a moment ago. */
    static List<Integer> freePorts(int number) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int each = 0; each < number; each++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path target() {
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
