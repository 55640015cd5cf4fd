package io.universe.launcher.master.crew;

import io.universe.launcher.supervisor.DebugPorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The debug interface of a worker's JVM: the option that opens it, on a port of loopback, and the line by which the JVM says that it has. */
final class Jdwp {

    /** The option that loads the agent, but for where it listens. Nobody is waited for, so that the worker comes up like any other. */
    static final String AGENT = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,";

    /** Where it listens, but for the port. */
    static final String ADDRESS = "address=" + DebugPorts.HOST + ":";

    private static final Pattern SAID =
            Pattern.compile("^Listening for transport dt_socket at address: (?:\\S+:)?(\\d{1,5})$", Pattern.MULTILINE);

    /** So much of what is printed is looked through for the line, which is said before anything of the application runs. */
    private static final int MOST_BYTES = 64 * 1024;

    private Jdwp() {}

    /** One that nobody has now. A JVM that is left to choose takes another one after each debugger, and what was written down before is of no use. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The JVM's options with this one; it loads the agent once, so an operator's own has to give way. */
    static List<String> addedTo(List<String> options, int port) {
        return Stream.concat(options.stream().filter(option -> !isAgent(option)), Stream.of(AGENT + ADDRESS + port))
                .toList();
    }

    /** Whether it loads the agent. */
    static boolean isAgent(String option) {
        return option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp");
    }

    /** The port, from what the JVM has printed to the file; empty where it has not said it. */
    static OptionalInt portIn(Path output) throws IOException {
        return portIn(output, 0);
    }

    /** The same, from what it has printed after so many bytes. */
    static OptionalInt portIn(Path output, long after) throws IOException {
        try (InputStream printed = Files.newInputStream(output)) {
            printed.skipNBytes(after);
            return port(new String(printed.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    static OptionalInt port(String printed) {
        Matcher said = SAID.matcher(printed);
        return said.find() ? OptionalInt.of(Integer.parseInt(said.group(1))) : OptionalInt.empty();
    }
}
