package io.universe.launcher.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a port of loopback that treats its clients as the test says. Each connection has a thread. */
final class SmallServer implements AutoCloseable {

    /** How a connection is served, once the head of a request has come. */
    @FunctionalInterface
    interface Manner {
        /** Whether the connection goes on. */
        boolean serve(Socket connection, int request) throws IOException;
    }

    static final Manner ANSWERS =
            (connection, request) -> say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile Manner manner = ANSWERS;

    SmallServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on. */
    SmallServer now(Manner next) {
        manner = next;
        return this;
    }

    static boolean say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, "small-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listening.accept();
                connections.add(connection);
                start("connection", () -> serve(connection));
            }
        } catch (IOException e) {
            return; // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            int request = 1;
            while (hasRequest(requests) && manner.serve(connection, request++)) {
                connection.getOutputStream().flush();
            }
        } catch (IOException e) {
            return; // The client is gone.
        } finally {
            connections.remove(connection);
        }
    }

    private static boolean hasRequest(BufferedReader requests) throws IOException {
        String line = requests.readLine();
        if (line == null) {
            return false;
        }
        while (line != null && !line.isEmpty()) {
            line = requests.readLine();
        }
        return line != null;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
