package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static io.universe.monitor.http.TestMonitor.readUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal over HTTP, so far and as it goes on. */
@Timeout(60)
class EventRoutesIT {

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
    void shouldGiveTheJournalSoFar() throws Exception {
        monitor.operations.journal = List.of("{\"n\":1}", "{\"n\":2}");

        Answer answer = monitor.overSocket(HttpMethod.GET, "/events?follow=false");

        assertThat(answer.type()).isEqualTo("application/x-ndjson");
        assertThat(answer.body()).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void shouldSayThatTheJournalCannotBeRead() throws Exception {
        monitor.operations.journal = null;

        assertProblem(monitor.overSocket(HttpMethod.GET, "/events?follow=false"), 500);
    }

    @Test
    void shouldFollowTheJournalAndLetGoOfWhoLeaves() throws Exception {
        try (Socket reader = reader()) {
            monitor.operations.awaitFollowers(1);
            monitor.operations.tell("{\"n\":1}");

            assertThat(readUntil(reader.getInputStream(), "data: {\"n\":1}"))
                    .contains("text/event-stream", ": the journal from here on");
        }
        monitor.operations.awaitFollowers(0);
    }

    @Test
    void shouldCutAReaderThatDoesNotRead() throws Exception {
        try (Socket reader = reader()) {
            monitor.operations.awaitFollowers(1);
            String line = "{\"x\":\"" + "x".repeat(64 * 1024) + "\"}";
            int lines = 0;
            while (lines < 500 && monitor.operations.followers() > 0) {
                tellOnEventLoop(line);
                lines++;
            }
            monitor.operations.awaitFollowers(0);
            assertThat(bytesLeft(reader.getInputStream())).isLessThan((lines - 2L) * line.length());
        }
        assertThat(monitor.overSocket(HttpMethod.GET, "/status.json").status()).isEqualTo(200);
    }

    @Test
    void shouldHoldTheWholeJournalForFewReadersAtOnce() throws Exception {
        String line = "{\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        monitor.operations.journal = Collections.nCopies(16, line);
        String request = "GET /events?follow=false HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket first = monitor.send(request);
                Socket second = monitor.send(request)) {
            readUntil(first.getInputStream(), "{");
            readUntil(second.getInputStream(), "{");
            assertProblem(monitor.overPort(HttpMethod.GET, "/events?follow=false"), 503);
            assertThat(monitor.overSocket(HttpMethod.GET, "/events?follow=false")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldLetOthersFollowOnlyWhenSomebodyHasLeft() throws Exception {
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            readers.add(reader());
        }
        monitor.operations.awaitFollowers(64);
        assertProblem(monitor.overPort(HttpMethod.GET, "/events"), 503);
        readers.remove(0).close();
        monitor.operations.awaitFollowers(63);
        readers.add(reader());
        monitor.operations.awaitFollowers(64);
        for (Socket reader : readers) {
            reader.close();
        }
        monitor.operations.awaitFollowers(0);
    }

    /** So that nothing is waiting but for the reader. */
    private void tellOnEventLoop(String line) throws Exception {
        TestMonitor.await(Future.future(told -> monitor.vertx.runOnContext(v -> {
            monitor.operations.tell(line);
            told.complete();
        })));
    }

    /** What is there before the connection ends: not what was waiting for the reader in the process. */
    private static long bytesLeft(InputStream in) {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private Socket reader() throws IOException {
        return monitor.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
}
