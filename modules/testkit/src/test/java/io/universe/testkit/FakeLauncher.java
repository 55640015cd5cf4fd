package io.universe.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What stands in for a launcher in the harness's own tests: it needs the JDK only, so that its jar is one class. */
public final class FakeLauncher {

    private static final String STATUS = """
            {"ready":true,"contexts":[{"name":"web","port":1,"workers":[{"name":"web-0","incarnation":1,"stage":"READY","pid":1}]}]}""";

    private FakeLauncher() {}

    /** Serves a status until it is ended by a signal. */
    public static void main(String[] words) throws IOException {
        List<String> arguments = List.of(words);
        if (arguments.contains("--fail")) {
            System.err.println("told to fail");
            System.exit(78);
        }
        Path home = Path.of(System.getProperty("java.class.path").replace("/launcher.jar", ""));
        Path socket = socket(home);
        if (!arguments.contains("--litter")) {
            socket.toFile().deleteOnExit();
        }
        serve(socket);
    }

    private static Path socket(Path home) throws IOException {
        Path usual = Files.createDirectories(home.resolve("run")).resolve("control.sock");
        return usual.toString().length() < 108
                ? usual
                : Files.createTempDirectory("fake").resolve("control.sock");
    }

    private static void serve(Path socket) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            while (true) {
                answer(server.accept());
            }
        }
    }

    private static void answer(SocketChannel channel) throws IOException {
        try (channel) {
            channel.read(ByteBuffer.allocate(4096));
            PrintStream out = new PrintStream(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
            out.print("HTTP/1.1 200 OK\r\nContent-Length: " + STATUS.length() + "\r\n\r\n" + STATUS);
        }
    }

    static void packInto(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeLauncher.class.getName());
        String name = FakeLauncher.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = FakeLauncher.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            out.write(Objects.requireNonNull(code).readAllBytes());
            out.closeEntry();
        }
    }
}
