package io.universe.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.worker.http.RawClient.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsIT {

    private final Vertx vertx = Vertx.vertx();
    private final Router router = Router.router(vertx);
    private HttpServer server;

    @BeforeEach
    void open() {
        Problems.mount(router);
        router.get("/throws").handler(context -> {
            throw new IllegalStateException("a secret of the application");
        });
        router.get("/half").handler(context -> {
            context.response().putHeader("Content-Length", "3");
            throw new IllegalStateException("after the length was said");
        });
        router.get("/broken").handler(context -> {
            context.response().setChunked(true).write("first part");
            throw new IllegalStateException("in the middle");
        });
        router.get("/bad").handler(context -> context.fail(400));
        server = TestFront.await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        TestFront.await(vertx.close());
    }

    @Test
    void shouldTellAProblemAndNoStackTraceWhenAHandlerThrows() throws IOException {
        Answer answer = ask("/throws");
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 500 Internal Server Error");
        assertThat(answer.headers()).contains("content-type: application/problem+json");
        assertThat(new JsonObject(answer.body())).isEqualTo(problem(500, "Internal Server Error", "/throws"));
    }

    @Test
    void shouldTellAProblemWhenNobodyAnswers() throws IOException {
        assertThat(new JsonObject(ask("/nowhere").body())).isEqualTo(problem(404, "Not Found", "/nowhere"));
    }

    @Test
    void shouldTellAProblemForEveryStatusThatAnApplicationFailsWith() throws IOException {
        assertThat(new JsonObject(ask("/bad").body())).isEqualTo(problem(400, "Bad Request", "/bad"));
    }

    @Test
    void shouldSayWhatIsAllowedWhereTheMethodIsNot() throws IOException {
        try (RawClient client = new RawClient(server.actualPort())) {
            Answer answer = client.write("DELETE /bad HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .read();
            assertThat(answer.statusLine()).contains("405");
            assertThat(answer.headers()).contains("allow: get");
        }
    }

    @Test
    void shouldNotKeepALengthThatBelongedToAnotherAnswer() throws IOException {
        assertThat(new JsonObject(ask("/half").body())).isEqualTo(problem(500, "Internal Server Error", "/half"));
    }

    @Test
    void shouldNotMakeABrokenAnswerLookWhole() throws IOException {
        try (RawClient client = new RawClient(server.actualPort())) {
            client.send("/broken").readHead();
            assertThat(client.readToEnd()).contains("first part").doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void shouldLeaveTheLastWordToTheApplication() throws IOException {
        router.errorHandler(
                404, context -> context.response().setStatusCode(404).end("own words"));
        assertThat(ask("/nowhere").body()).isEqualTo("own words");
    }

    private Answer ask(String path) throws IOException {
        try (RawClient client = new RawClient(server.actualPort())) {
            return client.send(path).read();
        }
    }

    private static JsonObject problem(int status, String title, String path) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("instance", path);
    }
}
