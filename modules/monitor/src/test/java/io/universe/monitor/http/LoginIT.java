package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.Outcome;
import io.vertx.core.http.HttpMethod;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that has logged in: what its session is good for, and what it is not. */
@Timeout(60)
class LoginIT {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path run;

    private TestMonitor monitor;

    @BeforeEach
    void open() throws Exception {
        monitor = TestMonitor.in(run);
        monitor.operations.answer.complete(new Outcome.Accepted());
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
    }

    @Test
    void shouldGiveWhoKnowsTheTokenACookieThatOnlyThisServerIsSent() throws Exception {
        for (String answer : new String[] {
            post("/login", JSON, "{\"token\":\"" + TestMonitor.TOKEN + "\"}", ""),
            post("/login", FORM, "token=" + TestMonitor.TOKEN, "")
        }) {
            assertThat(answer)
                    .contains(" 204 ")
                    .containsPattern("(?i)set-cookie: universe-" + monitor.port
                            + "=[\\w-]{43}; Max-Age=43200;.* Path=/; HTTPOnly; SameSite=Strict")
                    .doesNotContain(TestMonitor.TOKEN, "Secure");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"token\":\"wrong\"}",
                "application/json|{\"token\":\"\"}",
                "application/json|{\"token\":7}",
                "application/json|[",
                "application/x-www-form-urlencoded|token=wrong",
                "application/x-www-form-urlencoded|token",
                "text/plain|the-token-of-the-test-with-32-signs"
            })
    void shouldLetInNobodyElse(String type, String body) throws Exception {
        assertThat(post("/login", type, body, ""))
                .contains(" 401 ", "application/problem+json")
                .doesNotContainIgnoringCase("set-cookie");
        assertThat(monitor.operations.changes).isEmpty();
    }

    @Test
    void shouldTakeNoTokenFromAnAddressWhichLogsKeep() throws Exception {
        assertProblem(monitor.overPort(HttpMethod.POST, "/login?token=" + TestMonitor.TOKEN), 401);
    }

    @Test
    void shouldAskNobodyForAWhileAfterTooManyWrongTokens() throws Exception {
        for (int i = 0; i < LoginLimit.MOST_FAILURES; i++) {
            assertProblem(monitor.overPort(HttpMethod.POST, "/login"), 401);
        }
        Answer answer = monitor.overPortWithToken(HttpMethod.POST, "/login");
        assertProblem(answer, 429);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("60");
        assertThat(monitor.overPortWithToken(HttpMethod.POST, "/stop").status()).isEqualTo(202);
    }

    @Test
    void shouldLetItsOwnPageChangeSomethingAndTellTheJournal() throws Exception {
        Answer answer = monitor.overPort(HttpMethod.POST, "/workers/web-0/recycle", ofPage(monitor.login()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(monitor.operations.changes).hasSize(2);
        assertThat(monitor.operations.changes.get(0)).endsWith("POST /login");
        assertThat(monitor.operations.changes.get(1)).endsWith("POST /workers/web-0/recycle");
    }

    @Test
    void shouldLetNoOtherPageUseTheSession() throws Exception {
        String cookie = monitor.login();

        assertProblem(change(Map.of("Cookie", cookie)), 401);
        assertProblem(change(Map.of("Cookie", cookie, "Origin", "http://localhost:" + (monitor.port + 1))), 401);
        assertProblem(change(Map.of("Cookie", cookie, "Origin", "https://evil.example")), 403);
        assertProblem(change(Map.of("Cookie", cookie, "Origin", "null")), 403);
        assertProblem(change(Map.of("Cookie", cookie, "Origin", origin(), "Sec-Fetch-Site", "same-site")), 403);
        assertThat(monitor.operations.wishes).isEmpty();
    }

    @Test
    void shouldKnowNoSessionThatWasInvented() throws Exception {
        assertProblem(change(ofPage("universe-" + monitor.port + "=invented")), 401);
        assertProblem(change(ofPage("universe-" + monitor.port + "=" + TestMonitor.TOKEN)), 401);
    }

    @Test
    void shouldKnowTheSessionNoMoreAfterLogout() throws Exception {
        String cookie = monitor.login();

        Answer answer = monitor.overPort(HttpMethod.POST, "/logout", ofPage(cookie));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().get("Set-Cookie")).contains("Max-Age=0");
        assertProblem(change(ofPage(cookie)), 401);
    }

    @Test
    void shouldLetWhoHasLoggedInReadWhereReadingIsNotOpen() throws Exception {
        Path elsewhere = Files.createDirectory(run.resolve("closed"));
        try (TestMonitor closed = TestMonitor.closed(elsewhere)) {
            assertThat(closed.overPort(HttpMethod.GET, "/").status()).isEqualTo(200);
            assertThat(closed.overPort(HttpMethod.GET, "/debug/files/js/main.js")
                            .status())
                    .isEqualTo(200);
            assertProblem(closed.overPort(HttpMethod.GET, "/debug/feed"), 401);
            assertProblem(closed.overPort(HttpMethod.GET, "/status.json"), 401);
            Map<String, String> session = Map.of("Cookie", closed.login());
            assertThat(closed.overPort(HttpMethod.GET, "/status.json", session).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldEndWithTheSessionWhatIsReadByIt() throws Exception {
        Path elsewhere = Files.createDirectory(run.resolve("closed"));
        try (TestMonitor closed = TestMonitor.closed(elsewhere)) {
            String cookie = closed.login();
            String host = "localhost:" + closed.port;
            try (Socket feed =
                    closed.send("GET /debug/feed HTTP/1.1\r\nHost: " + host + "\r\nCookie: " + cookie + "\r\n\r\n")) {
                TestMonitor.readUntil(feed.getInputStream(), "event: status");
                Map<String, String> ofPage = Map.of("Cookie", cookie, "Origin", "http://" + host, "Host", host);
                assertThat(closed.overPort(HttpMethod.POST, "/logout", ofPage).status())
                        .isEqualTo(204);

                feed.getInputStream().readAllBytes();
            }
        }
    }

    private Answer change(Map<String, String> headers) throws Exception {
        return monitor.overPort(HttpMethod.POST, "/workers/web-0/recycle", headers);
    }

    private Map<String, String> ofPage(String cookie) {
        return Map.of("Cookie", cookie, "Origin", origin(), "Host", "localhost:" + monitor.port);
    }

    private String origin() {
        return "http://localhost:" + monitor.port;
    }

    private String post(String path, String type, String body, String more) throws Exception {
        String request =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n%s"
                        .formatted(path, type, body.length(), more, body);
        try (Socket browser = monitor.send(request)) {
            return new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
