package io.universe.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP requests over TCP, each on a connection of its own; given up after ten seconds of silence. */
public record TcpHttp(URI server) {

    private static final int TIMEOUT_MILLIS = 10_000;

    /** Asks for a path. */
    public Answer get(String path) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
            String request =
                    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, server.getAuthority());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new AnswerReader(new BufferedInputStream(socket.getInputStream())).read();
        }
    }
}
