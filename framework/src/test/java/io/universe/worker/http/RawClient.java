package io.universe.worker.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A client of HTTP/1.1 that shows exactly what comes over its one connection. */
final class RawClient implements AutoCloseable {

    /** One answer; the body is what Content-Length says, empty without. */
    record Answer(String statusLine, List<String> headers, String body) {
        boolean saysClose() {
            return headers.contains("connection: close");
        }
    }

    private final Socket socket = new Socket();
    private final BufferedReader reader;

    RawClient(int port) throws IOException {
        this(port, Duration.ofSeconds(10));
    }

    RawClient(int port, Duration connectTimeout) throws IOException {
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) connectTimeout.toMillis());
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    RawClient send(String path, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
    }

    RawClient write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Answer read() throws IOException {
        Answer head = readHead();
        int length = head.headers().stream()
                .filter(header -> header.startsWith("content-length: "))
                .mapToInt(header -> Integer.parseInt(header.substring("content-length: ".length())))
                .findFirst()
                .orElse(0);
        char[] body = new char[length];
        for (int got = 0; got < length; ) {
            int more = reader.read(body, got, length - got);
            if (more < 0) {
                throw new IOException("the answer ends after " + got + " of " + length);
            }
            got += more;
        }
        return new Answer(head.statusLine(), head.headers(), new String(body));
    }

    Answer readHead() throws IOException {
        String status = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line.toLowerCase(Locale.ROOT));
        }
        return new Answer(status, headers, "");
    }

    /** The rest of what comes until the other side ends the connection. */
    String readToEnd() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    private String line() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("the connection ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
