package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients cannot do to the monitor: fill its memory, take its connections, keep it waiting. */
@Timeout(90)
class LimitsIT {

    private static final long GIBIBYTE = 1L << 30;
    private static final String HEAD = "POST /contexts/web/reload HTTP/1.1\r\nHost: localhost\r\n";
    private static final String TOKEN = "Authorization: Bearer " + TestMonitor.TOKEN + "\r\n";

    @TempDir
    private Path run;

    private TestMonitor monitor;

    @BeforeEach
    void open() throws Exception {
        monitor = TestMonitor.in(run);
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeBeforeItComes() throws Exception {
        try (Socket client = monitor.send(HEAD + TOKEN + "Content-Length: " + GIBIBYTE + "\r\n\r\n")) {
            assertThat(rest(client)).contains(" 413 ", "application/problem+json", "1048576 bytes");
        }
    }

    @Test
    void shouldCutWhoSendsABodyThatNeverEnds() throws Exception {
        try (Socket client = monitor.send(HEAD + TOKEN + "Transfer-Encoding: chunked\r\n\r\n")) {
            long sent = sendChunks(client, GIBIBYTE);
            assertThat(sent).isLessThan(64L << 20);
        }
        assertThat(monitor.overPort(HttpMethod.GET, "/status.json").status()).isEqualTo(200);
    }

    @Test
    void shouldNotReadWhatComesWithoutAToken() throws Exception {
        try (Socket client = monitor.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
            assertThat(sendChunks(client, GIBIBYTE)).isLessThan(64L << 20);
        }
    }

    /** Until the connection ends; gives how much that was. */
    private static long sendChunks(Socket client, long most) {
        byte[] data = new byte[1 << 16];
        byte[] size = (Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            OutputStream out = client.getOutputStream();
            while (sent < most) {
                out.write(size);
                out.write(data);
                out.write(end);
                sent += data.length;
            }
        } catch (IOException cut) {
            return sent;
        }
        return sent;
    }

    @Test
    void shouldRefuseAHeadThatIsTooLong() throws Exception {
        try (Socket client =
                monitor.send("GET /status.json HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")) {
            assertThat(rest(client)).containsAnyOf(" 431 ", " 400 ");
        }
    }

    @Test
    void shouldAnswerAtOnceHoweverManyConnectionsAreSlowAndCutThem() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                slow.add(monitor.send(i % 2 == 0 ? "GET /sta" : HEAD + TOKEN + "Content-Length: 100\r\n\r\nab"));
            }
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                assertThat(monitor.overPort(HttpMethod.GET, "/status.json").status())
                        .isEqualTo(200);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            System.out.println("answers beside 500 slow connections, in ms: " + millis);
            assertThat(millis.stream().sorted().toList().get(10)).isLessThan(100);
            assertThat(rest(slow.get(0))).isEmpty();
            assertThat(rest(slow.get(499))).isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void shouldHaveWhoWaitedLongestGiveWayWhereThereAreTooMany() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < Limits.MOST_CONNECTIONS + 20; i++) {
                slow.add(monitor.connect());
            }
            assertThat(monitor.overPort(HttpMethod.GET, "/status.json").status())
                    .isEqualTo(200);
            slow.get(0).setSoTimeout(5_000);
            assertThat(rest(slow.get(0))).isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** To the end of the connection. */
    private static String rest(Socket client) throws IOException {
        try {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
