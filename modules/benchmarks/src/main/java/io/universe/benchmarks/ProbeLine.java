package io.universe.benchmarks;

import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** One connection that asks the same again and again at a fixed rate, as a load balancer does, with as little of its own in the way as can be. Used by one thread. */
final class ProbeLine implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    private ProbeLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static ProbeLine to(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new ProbeLine(socket);
    }

    /** Asks so often, and gives what the answers took. */
    JsonObject ask(String path, int requests, int rate) throws IOException {
        byte[] request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII);
        long[] taken = new long[requests];
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            awaitNanos(start + i * 1_000_000_000L / rate);
            long sent = System.nanoTime();
            socket.getOutputStream().write(request);
            readAnswer();
            taken[i] = System.nanoTime() - sent;
        }
        return figures(taken);
    }

    private static void awaitNanos(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void readAnswer() throws IOException {
        int length = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the monitor has closed the connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    static JsonObject figures(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new JsonObject()
                .put("medianMillis", sorted[sorted.length / 2] / 1e6)
                .put("p99Millis", sorted[(int) Math.min(sorted.length - 1L, sorted.length * 99L / 100)] / 1e6)
                .put("worstMillis", sorted[sorted.length - 1] / 1e6)
                .put("samples", sorted.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
