package io.universe.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** HTTP requests over a Unix socket, each on a connection of its own and with a deadline. */
public record UnixHttp(Path socket, Duration deadline) {

    /** Requests that are given up after ten seconds. */
    public static UnixHttp at(Path socket) {
        return new UnixHttp(socket, Duration.ofSeconds(10));
    }

    /** Asks for a path. */
    public Answer get(String path) throws IOException {
        return request("GET", path);
    }

    /** Posts nothing to a path. */
    public Answer post(String path) throws IOException {
        return request("POST", path);
    }

    private Answer request(String method, String path) throws IOException {
        String request = "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(method, path);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(StandardCharsets.US_ASCII.encode(request));
            return new AnswerReader(new ByteArrayInputStream(readToTheEnd(channel))).read();
        }
    }

    private byte[] readToTheEnd(SocketChannel channel) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(16_384);
        long end = System.nanoTime() + deadline.toNanos();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (channel.read(buffer) >= 0) {
                received.write(buffer.array(), 0, buffer.position());
                buffer.clear();
                awaitBytes(selector, end);
            }
        }
        return received.toByteArray();
    }

    private void awaitBytes(Selector selector, long end) throws IOException {
        long leftMillis = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (leftMillis <= 0) {
            throw new IOException("no complete answer from " + socket + " within " + deadline);
        }
        selector.selectedKeys().clear();
        selector.select(leftMillis);
    }
}
