package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.Inspected;
import io.universe.operations.Inspected.Why;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks into workers over HTTP: what is asked, what is sent, and that nothing is left. */
@Timeout(60)
class InspectionRoutesIT {

    /** More than fits into the buffers of client, kernel and server. */
    private static final long LARGE = 64L << 20;

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

    private Answer post(String path) throws Exception {
        return monitor.overSocket(HttpMethod.POST, "/workers/web-0/" + path);
    }

    private static CompletableFuture<Inspected> completed(Inspected inspected) {
        return CompletableFuture.completedFuture(inspected);
    }

    private Path found(long bytes) throws IOException {
        Path file = Files.writeString(run.resolve("web-0.1.1.hprof"), "JAVA PROFILE 1.0.2\0");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(Math.max(bytes, content.length()));
        }
        monitor.operations.inspected = completed(
                new Inspected.InFile(file, "web-0.1-heap.hprof", "application/octet-stream", Files.size(file)));
        return file;
    }

    @Test
    void shouldAskTheWorkerForWhatIsWanted() throws Exception {
        for (String path : List.of(
                "threads",
                "histogram",
                "heap?live=false",
                "recording?seconds=5&settings=profile",
                "flame",
                "flame?seconds=5&collapsed=true",
                "gc",
                "logLevel?logger=io.x&level=debug&for=10m")) {
            assertThat(post(path).status()).as(path).isEqualTo(200);
        }
        assertThat(monitor.overSocket(HttpMethod.POST, "/workers/web-standby.1/gc")
                        .status())
                .isEqualTo(200);
        assertThat(monitor.operations.wishes)
                .containsExactly(
                        "inspect web-0 {\"kind\":\"threads\"}",
                        "inspect web-0 {\"kind\":\"histogram\"}",
                        "inspect web-0 {\"kind\":\"heap\",\"live\":false}",
                        "inspect web-0 {\"kind\":\"recording\",\"millis\":5000,\"settings\":\"profile\",\"maxBytes\":67108864}",
                        "inspect web-0 {\"kind\":\"flame\",\"millis\":10000,\"collapsed\":false}",
                        "inspect web-0 {\"kind\":\"flame\",\"millis\":5000,\"collapsed\":true}",
                        "inspect web-0 {\"kind\":\"gc\"}",
                        "inspect web-0 {\"kind\":\"logLevel\",\"logger\":\"io.x\",\"level\":\"DEBUG\",\"millis\":600000}",
                        "inspect web-standby.1 {\"kind\":\"gc\"}");
        assertThat(monitor.operations.changes).hasSize(9);
    }

    @Test
    void shouldSendAFileWithItsLengthAndNameAndLeaveNothingOfIt() throws Exception {
        Path file = found(0);
        Answer answer = post("heap");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/octet-stream");
        assertThat(answer.headers().get("Content-Disposition"))
                .isEqualTo("attachment; filename=\"web-0.1-heap.hprof\"");
        assertThat(answer.headers().get("Content-Length")).isEqualTo("19");
        assertThat(answer.body()).isEqualTo("JAVA PROFILE 1.0.2\0");
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldSendWhatIsLargePartByPart() throws Exception {
        Path file = found(LARGE);
        try (Socket client = ask("heap")) {
            InputStream in = client.getInputStream();
            String head = head(in);
            assertThat(head).contains(" 200 ", "content-length: " + LARGE);
            assertThat(in.skip(LARGE - 1)).isEqualTo(LARGE - 1);
            assertThat(in.read()).isZero();
        }
        assertThat(file).doesNotExist();
    }

    private Socket ask(String path) throws IOException {
        return monitor.send(
                "POST /workers/web-0/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(path, TestMonitor.TOKEN));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(new String(in.readNBytes(1), StandardCharsets.US_ASCII));
        }
        return head.toString();
    }

    @Test
    void shouldLeaveNothingOfWhatAClientDoesNotTake() throws Exception {
        Path file = found(LARGE);
        try (Socket client = ask("heap")) {
            assertThat(head(client.getInputStream())).contains(" 200 ");
        }
        assertThat(file).doesNotExist();
        assertThat(post("gc").status()).as("it serves on").isEqualTo(500);
    }

    @Test
    void shouldEndWhatAClientHasAskedForThatLeaves() throws Exception {
        CompletableFuture<Inspected> underWay = new CompletableFuture<>();
        monitor.operations.inspected = underWay;
        try (Socket client = ask("recording?seconds=600")) {
            assertThat(client.isConnected()).isTrue();
            monitor.operations.awaitWishes(1);
        }
        assertThatThrownBy(() -> underWay.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void shouldSayWhyNot() throws Exception {
        assertProblem(not(Why.UNKNOWN), 404);
        assertProblem(not(Why.BUSY), 409);
        assertProblem(not(Why.FAILED), 500);
        assertProblem(not(Why.UNABLE), 501);
        assertProblem(not(Why.SILENT), 504);
        assertProblem(not(Why.NO_ROOM), 507);
    }

    private Answer not(Why why) throws Exception {
        monitor.operations.inspected = completed(new Inspected.Not(why, "because of " + why));
        Answer answer = post("threads");
        assertThat(answer.json().getString("title")).isEqualTo("because of " + why);
        return answer;
    }

    @Test
    void shouldRefuseWhatIsNotUnderstoodAndSayWhatIs() throws Exception {
        for (String path : List.of(
                "recording?seconds=0",
                "recording?seconds=30s",
                "flame?seconds=601",
                "flame?collapsed=maybe",
                "heap?live=maybe",
                "threads?live=true",
                "logLevel?logger=io.x",
                "logLevel?level=DEBUG",
                "logLevel?logger=io.x&level=LOUD",
                "gc?gc=1&gc=2")) {
            Answer answer = post(path);
            assertProblem(answer, 400);
            assertThat(answer.json().getString("title")).as(path).containsAnyOf("allowed: ", "there is");
        }
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web/threads"), 404);
        assertProblem(monitor.overSocket(HttpMethod.POST, "/workers/web-0.1/threads"), 404);
        assertProblem(monitor.overPort(HttpMethod.POST, "/workers/web-0/threads"), 401);
        assertProblem(monitor.overPort(HttpMethod.POST, "/workers/web-0/flame"), 401);
        assertProblem(monitor.overSocket(HttpMethod.GET, "/workers/web-0/threads"), 405);
        assertThat(monitor.operations.wishes).isEmpty();
    }

    @Test
    void shouldTellWhatIsToBeSaidAsJson() throws Exception {
        monitor.operations.inspected = completed(new Inspected.Told(new JsonObject().put("freed", 3)));
        Answer answer = post("gc");
        assertThat(answer.type()).isEqualTo("application/json");
        assertThat(answer.json().getInteger("freed")).isEqualTo(3);
    }

    @Test
    void shouldSayThatAFileIsGone() throws Exception {
        Files.delete(found(0));
        assertProblem(post("heap"), 500);
    }
}
