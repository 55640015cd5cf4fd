package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.LogLine;
import io.universe.operations.LogLine.Level;
import io.universe.operations.LogQuery;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The logs over HTTP, in each form, as they were and as they go on. */
@Timeout(60)
class LogsIT {

    private static final LogLine LINE = new LogLine(
            Instant.parse("2026-01-31T08:41:07.123Z"), Level.WARN, "web-0.1", "main", "app", "It falls\n\tat x");
    private static final LogLine NEXT = LINE.withMessage("It shines");

    @TempDir
    private Path run;

    private TestMonitor monitor;
    private FakeLogs logs;

    @BeforeEach
    void open() throws Exception {
        monitor = TestMonitor.in(run);
        logs = monitor.operations.logs;
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
    }

    @Test
    void shouldShowTheLastLinesOfAllToPeople() throws Exception {
        logs.lines = List.of(LINE, NEXT);
        Answer answer = ask("/logs", "*/*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.body().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("web-0.1    | "))
                .last()
                .asString()
                .endsWith("WARN  [main] app - It shines");
        assertThat(logs.queries).containsExactly(LogQuery.DEFAULT);
    }

    @Test
    void shouldAnswerInTheFormThatIsAccepted() throws Exception {
        logs.lines = List.of(LINE, NEXT);
        assertThat(new JsonArray(ask("/logs", "application/json").body()))
                .containsExactly(LINE.toJson(), NEXT.toJson());
        assertThat(ask("/logs", "application/x-ndjson").body().lines().map(JsonObject::new))
                .containsExactly(LINE.toJson(), NEXT.toJson());
        assertThat(ask("/logs?follow=false", "text/event-stream").body())
                .contains("data: " + LINE.toJson().encode() + "\n\ndata: ");
        assertThat(ask("/logs", "image/png").status()).isEqualTo(406);
    }

    @Test
    void shouldAnswerWithNothingWhereThereIsNothing() throws Exception {
        assertThat(ask("/logs", "text/plain").body()).isEmpty();
        assertThat(new JsonArray(ask("/logs", "application/json").body())).isEmpty();
    }

    @Test
    void shouldPassOnWhatIsWanted() throws Exception {
        ask("/logs?worker=web-0&worker=engine&level=error&text=Big+star&lines=7&kind=out", "*/*");
        assertThat(logs.queries)
                .singleElement()
                .satisfies(query -> assertThat(query)
                        .returns(Set.of("web-0", "engine"), LogQuery::workers)
                        .returns(Level.ERROR, LogQuery::level)
                        .returns("Big star", LogQuery::text)
                        .returns(7, LogQuery::lines)
                        .returns(Set.of(LogQuery.Kind.OUT), LogQuery::kinds));
    }

    @Test
    void shouldRefuseWhatIsNotUnderstoodAndNamesThatLeadOut() throws Exception {
        for (String question : List.of(
                "worker=../run/token",
                "worker=%2e%2e%2frun%2ftoken",
                "worker=/etc/passwd",
                "worker=web-0%00",
                "lines=10001",
                "level=loud",
                "since=7",
                "follow=maybe",
                "workers=web")) {
            assertProblem(ask("/logs?" + question, "*/*"), 400);
        }
        for (String path :
                List.of("/logs/../run/token", "/logs/%2e%2e/run/token", "/logs/master.log", "/logs//etc/passwd")) {
            assertProblem(ask(path, "*/*"), 404);
        }
        assertThat(logs.queries).isEmpty();
    }

    @Test
    void shouldSayWhichProcessesThereAreWhereOneIsUnknown() throws Exception {
        Answer answer = ask("/logs?worker=wbe", "*/*");
        assertProblem(answer, 404);
        assertThat(answer.body()).contains("\\\"wbe\\\" has no log; there are: master, web-0.1");
        assertThat(ask("/logs?worker=web-0", "*/*").status()).isEqualTo(200);
    }

    @Test
    void shouldSendManyLinesWhole() throws Exception {
        logs.lines = IntStream.range(0, 2_000)
                .mapToObj(i -> LINE.withMessage(i + "x".repeat(1_000)))
                .toList();
        assertThat(ask("/logs", "application/x-ndjson").body().lines().map(JsonObject::new))
                .extracting(json -> json.getString("message"))
                .containsExactlyElementsOf(
                        logs.lines.stream().map(LogLine::message).toList());
    }

    @Test
    void shouldGoOnWithWhatIsWrittenUntilTheReaderLeaves() throws Exception {
        logs.lines = List.of(LINE);
        try (Socket reader = send("/logs?follow=true", "application/json")) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            assertThat(readUntil(in, "It falls")).contains("application/x-ndjson");
            await().until(() -> logs.followers.size() == 1);
            logs.followers.forEach(follower -> follower.accept(NEXT));
            assertThat(readUntil(in, "It shines")).contains(NEXT.toJson().encode());
        }
        await().until(() -> logs.followers.isEmpty());
    }

    @Test
    void shouldSendTheHeadToWhoFollowsThoughThereIsNothingYet() throws Exception {
        for (String type : List.of("text/plain", "text/event-stream", "application/x-ndjson")) {
            try (Socket reader = send("/logs?follow=true", type)) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
                assertThat(readUntil(in, type)).contains("200 OK");
            }
        }
    }

    @Test
    void shouldRefuseOneFollowerTooMany() throws Exception {
        logs.isFull = true;
        assertProblem(ask("/logs?follow=true", "*/*"), 503);
    }

    @Test
    void shouldCutAFollowerThatDoesNotRead() throws Exception {
        try (Socket reader = send("/logs?follow=true", "text/plain")) {
            await().until(() -> logs.followers.size() == 1);
            LogLine line = LINE.withMessage("x".repeat(60_000));
            for (int i = 0; i < 500 && !logs.followers.isEmpty(); i++) {
                logs.followers.forEach(follower -> follower.accept(line));
            }
            await().until(() -> logs.followers.isEmpty());
            assertThat(reader.isConnected()).isTrue();
        }
        assertThat(ask("/logs", "*/*").status()).isEqualTo(200);
    }

    private Answer ask(String path, String accept) throws Exception {
        return monitor.overPort(HttpMethod.GET, path, Map.of("Accept", accept));
    }

    private Socket send(String path, String accept) throws Exception {
        return monitor.send("GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n\r\n".formatted(path, accept));
    }

    private static String readUntil(BufferedReader in, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            String line = in.readLine();
            assertThat(line).as("after: " + text).isNotNull();
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
