package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static io.universe.monitor.http.TestMonitor.readUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.vertx.core.http.HttpMethod;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console's page, its files, and what feeds it, as a browser gets them. */
@Timeout(60)
class ConsoleIT {

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
    void shouldServeThePageAtBothOfItsPlaces() throws Exception {
        Answer page = monitor.overPort(HttpMethod.GET, "/debug");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.type()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body()).contains("/debug/files/js/main.js").doesNotContain("style=", "<script>");
        assertThat(monitor.overPort(HttpMethod.GET, "/")).isEqualTo(page);
        assertThat(monitor.overSocket(HttpMethod.GET, "/")).isEqualTo(page);
    }

    @Test
    void shouldForbidWhateverThePageDoesNotBringItself() throws Exception {
        for (String path : List.of("/", "/debug/files/js/main.js", "/debug/files/css/base.css")) {
            Answer answer = monitor.overPort(HttpMethod.GET, path);
            assertThat(answer.headers().get("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
            assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void shouldSendAFileOnlyWhereItHasChanged() throws Exception {
        Answer first = monitor.overPort(HttpMethod.GET, "/debug/files/lib/uplot/uPlot.esm.js");
        String tag = String.valueOf(first.headers().get("ETag"));

        Answer again =
                monitor.overPort(HttpMethod.GET, "/debug/files/lib/uplot/uPlot.esm.js", Map.of("If-None-Match", tag));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.type()).isEqualTo("text/javascript;charset=utf-8");
        assertThat(first.headers().get("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void shouldHaveNoOtherFiles() throws Exception {
        for (String path : List.of(
                "/debug/files/",
                "/debug/files/js",
                "/debug/files/js/",
                "/debug/files/package-info.class",
                "/debug/files/ConsoleFile.class",
                "/debug/files/lib/uplot/LICENSE",
                "/debug/files/%2e%2e/openapi.yaml",
                "/debug/files/..%2fopenapi.yaml",
                "/debug/files/js/..%2f..%2f..%2fopenapi.yaml",
                "/debug/files//etc/passwd",
                "/debug/files/js/main.js%00")) {
            assertThat(monitor.overPort(HttpMethod.GET, path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void shouldFeedTheStatusAtOnceThenTheTimeAndTheJournal() throws Exception {
        try (Socket reader = reader()) {
            assertThat(readUntil(reader.getInputStream(), "event: status"))
                    .contains("text/event-stream", "event: time\ndata: 20");
            assertThat(readUntil(reader.getInputStream(), "\n\n")).contains("\"universe\":\"sample\"");
            monitor.operations.tell("{\"type\":\"ready\"}");
            assertThat(readUntil(reader.getInputStream(), "\"ready\"}")).contains("event: journal\ndata: {");
        }
        monitor.operations.awaitFollowers(0);
    }

    @Test
    void shouldFeedTheStatusAgainOnlyWhereItHasChanged() throws Exception {
        try (Socket reader = reader()) {
            readUntil(reader.getInputStream(), "event: status");
            assertThat(readUntil(reader.getInputStream(), "event: time")).doesNotContain("event: status");
            monitor.operations.ready = true;
            assertThat(readUntil(reader.getInputStream(), "event: status")).isNotEmpty();
            assertThat(readUntil(reader.getInputStream(), "\n\n")).contains("\"ready\":true");
        }
    }

    @Test
    void shouldFollowTheJournalOnceForAllReaders() throws Exception {
        try (Socket one = reader();
                Socket other = reader()) {
            readUntil(one.getInputStream(), "event: status");
            readUntil(other.getInputStream(), "event: status");
            monitor.operations.awaitFollowers(1);
            monitor.operations.tell("{\"n\":1}");
            readUntil(one.getInputStream(), "{\"n\":1}");
            readUntil(other.getInputStream(), "{\"n\":1}");
        }
    }

    @Test
    void shouldRefuseMoreConsolesThanItCanFeed() throws Exception {
        Socket[] readers = new Socket[64];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = reader();
            readUntil(readers[i].getInputStream(), "event: status");
        }
        assertProblem(monitor.overPort(HttpMethod.GET, "/debug/feed"), 503);
        for (Socket reader : readers) {
            reader.close();
        }
        monitor.operations.awaitFollowers(0);
    }

    @Test
    void shouldCutAConsoleThatDoesNotRead() throws Exception {
        try (Socket lazy = reader()) {
            readUntil(lazy.getInputStream(), "event: status");
            String line = "{\"n\":\"" + "x".repeat(100_000) + "\"}";
            for (int i = 0; i < 100; i++) {
                monitor.operations.tell(line);
            }
            monitor.operations.awaitFollowers(0);
        }
    }

    private Socket reader() throws Exception {
        return monitor.send("GET /debug/feed HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
}
