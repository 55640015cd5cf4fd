package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.Outcome;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in. The routes are asked of the router itself, so that one that comes later is held against the same. */
@Timeout(60)
class GuardIT {

    private static final List<String> TRAVERSALS = List.of(
            "..",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f%2e%2e%2frun%2ftoken",
            "..%5c..",
            "%00",
            "web%00",
            "a%0d%0ab");

    @TempDir
    private Path run;

    private TestMonitor monitor;

    /** A route as it is asked. */
    private record Asked(HttpMethod method, String path) {

        String with(String parameter) {
            return path.replaceAll(":\\w+", parameter.replace("\\", "\\\\"));
        }

        String example() {
            return path.replace(":worker", "web-0").replace(":context", "web").replace(":name", "sky");
        }
    }

    @BeforeEach
    void open() throws Exception {
        monitor = TestMonitor.in(run);
        monitor.operations.answer.complete(new Outcome.Accepted());
        monitor.operations.reader = Optional.of(new FakeReader());
    }

    @AfterEach
    void close() throws Exception {
        monitor.close();
    }

    private List<Asked> asked() {
        Router router = new Routes(monitor.vertx, monitor.operations)
                .atPort(new Access(Set.of(), TestMonitor.TOKEN, Path.of("token"), Reading.ALL));
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null)
                .flatMap(GuardIT::asked)
                .toList();
    }

    private static Stream<Asked> asked(Route route) {
        return route.methods().stream().map(method -> new Asked(method, route.getName()));
    }

    private List<Asked> changing() {
        return asked().stream()
                .filter(route -> Methods.isChanging(route.method()))
                .toList();
    }

    @Test
    void shouldLetNobodyChangeAnythingWithoutTheToken() throws Exception {
        assertThat(changing()).hasSizeGreaterThan(7);
        for (Asked route : changing()) {
            for (String authorization :
                    List.of("", "Bearer", "Bearer wrong", "Basic " + TestMonitor.TOKEN, TestMonitor.TOKEN)) {
                Answer answer =
                        monitor.overPort(route.method(), route.example(), Map.of("Authorization", authorization));
                assertProblem(answer, 401);
                assertThat(answer.headers().get("WWW-Authenticate")).startsWith("Bearer");
                assertThat(answer.json().getString("title")).contains("run/token");
            }
        }
        assertNothingDone();
    }

    @Test
    void shouldLetWhoKnowsTheTokenChangeEverything() throws Exception {
        for (Asked route : changing()) {
            Answer answer = monitor.overPortWithToken(route.method(), route.example());
            assertThat(answer.status()).as(route + " " + answer).isNotIn(401, 403, 404, 405);
        }
        assertThat(monitor.operations.wishes).isNotEmpty();
    }

    @Test
    void shouldLetNoForeignPageDoAnythingEvenWithTheToken() throws Exception {
        for (Asked route : asked()) {
            for (String head : List.of(
                    "Host: evil.example",
                    "Host: 127.0.0.1.evil.example",
                    "Host: 192.168.0.1",
                    "Host: localhost\r\nOrigin: https://evil.example",
                    "Host: localhost\r\nOrigin: null",
                    "Host: localhost\r\nSec-Fetch-Site: cross-site",
                    "Host: localhost\r\nSec-Fetch-Site: same-site",
                    "Host: localhost\r\nOrigin: http://localhost.evil.example",
                    "Host: localhost\r\nOrigin: ::")) {
                assertThat(raw(route, head)).as(route + " " + head).contains(" 403 ", "application/problem+json");
            }
        }
        assertNothingDone();
    }

    private String raw(Asked route, String head) throws Exception {
        return raw("HTTP/1.1", route, head);
    }

    private String raw(String version, Asked route, String head) throws Exception {
        String request = "%s %s %s\r\n%s\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(route.method(), route.example(), version, head, TestMonitor.TOKEN);
        try (Socket browser = monitor.send(request)) {
            return new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Load balancers of HTTP/1.0 do not; every browser does. */
    @Test
    void shouldAnswerWhoNamesNoHostWhereNothingChanges() throws Exception {
        Asked reading = new Asked(HttpMethod.GET, "/health/ready");
        String nothing = "Accept: */*";
        assertThat(raw("HTTP/1.0", reading, nothing)).contains(" 200 ");
        assertThat(raw("HTTP/1.0", reading, "Origin: https://evil.example")).contains(" 403 ");
        assertThat(raw("HTTP/1.0", new Asked(HttpMethod.POST, "/stop"), nothing))
                .contains(" 403 ");
        assertNothingDone();
    }

    @Test
    void shouldAnswerPagesOfThisMachine() throws Exception {
        assertThat(raw(
                        new Asked(HttpMethod.GET, "/status.json"),
                        "Host: LocalHost:9091\r\nOrigin: http://localhost:9091\r\nSec-Fetch-Site: same-origin"))
                .contains(" 200 ");
        assertThat(raw(new Asked(HttpMethod.GET, "/status.json"), "Host: [0:0:0:0:0:0:0:1]:9091"))
                .contains(" 200 ");
    }

    @Test
    void shouldChangeNothingByGet() throws Exception {
        for (Asked route : changing()) {
            assertProblem(monitor.overPortWithToken(HttpMethod.GET, route.example()), 405);
            assertProblem(monitor.overSocket(HttpMethod.GET, route.example()), 405);
        }
        assertNothingDone();
    }

    /** What leads up to the root leads to the page, which is for everybody. */
    @Test
    void shouldFindNothingByAParameterThatIsNoName() throws Exception {
        String page = monitor.overSocket(HttpMethod.GET, "/").body();
        for (Asked route : asked()) {
            if (route.path().contains(":")) {
                for (String traversal : TRAVERSALS) {
                    Answer answer = monitor.overPortWithToken(route.method(), route.with(traversal));
                    assertThat(answer.status() == 200 ? answer.body() : String.valueOf(answer.status()))
                            .as(route.with(traversal))
                            .isIn("400", "404", "405", page);
                }
            }
        }
        assertThat(monitor.operations.wishes).isEmpty();
    }

    @Test
    void shouldLetEverybodyReadOnLoopback() throws Exception {
        assertThat(monitor.overPort(HttpMethod.GET, "/workers").status()).isEqualTo(200);
    }

    @Test
    void shouldWantTheTokenForReadingWhereItIsNotOpen() throws Exception {
        Path elsewhere = Files.createDirectory(run.resolve("closed"));
        try (TestMonitor closed = TestMonitor.closed(elsewhere)) {
            Answer refused = closed.overPort(HttpMethod.GET, "/status.json");
            assertProblem(refused, 401);
            assertThat(refused.json().getString("title")).startsWith("reading wants the token");
            assertThat(closed.overPortWithToken(HttpMethod.GET, "/status.json").status())
                    .isEqualTo(200);
            assertThat(closed.overSocket(HttpMethod.GET, "/status.json").status())
                    .isEqualTo(200);
        }
    }

    /** And show everybody the page where he logs in, which tells nothing. */
    @Test
    void shouldAnswerLoadBalancersWithoutTheTokenWhereTheyAloneAreLetIn() throws Exception {
        Set<String> page = Set.of("/", "/debug", "/debug/files/");
        Set<String> open = Set.of("/balancer", "/health/started", "/health/live", "/health/ready");
        Path elsewhere = Files.createDirectory(run.resolve("health"));
        try (TestMonitor health = TestMonitor.withOpenHealth(elsewhere)) {
            for (Asked route : asked()) {
                boolean isOpen = page.contains(route.path())
                        || (!Methods.isChanging(route.method()) && open.contains(route.path()));
                Answer answer = health.overPort(route.method(), route.example());
                assertThat(answer.status() == 401).as(route + " " + answer).isEqualTo(!isOpen);
            }
            for (String path : List.of(
                    "/health/live/../../status.json",
                    "/health/live/%2e%2e/%2e%2e/status.json",
                    "/health",
                    "/health/live/x",
                    "/balancer/../status.json",
                    "/status.json?/health/live",
                    "/ext/health/live")) {
                assertProblem(health.overPort(HttpMethod.GET, path), 401);
            }
            assertProblem(health.overPort(HttpMethod.POST, "/health/live"), 401);
            assertProblem(health.overPort(HttpMethod.POST, "/balancer/../away"), 401);
        }
    }

    @Test
    void shouldTellTheJournalWhoChangesSomethingAndFromWhere() throws Exception {
        monitor.overPortWithToken(HttpMethod.POST, "/workers/web-0/recycle?wait=1s");
        monitor.overSocket(HttpMethod.POST, "/stop?reason=because");
        monitor.overPort(HttpMethod.POST, "/stop");
        monitor.overPort(HttpMethod.GET, "/status.json");

        assertThat(monitor.operations.changes).hasSize(2);
        assertThat(monitor.operations.changes.get(0))
                .matches("operator from 127\\.0\\.0\\.1:\\d+: POST /workers/web-0/recycle\\?wait=1s");
        assertThat(monitor.operations.changes.get(1))
                .matches("operator from control\\.sock pid=\\d+ uid=\\d+: POST /stop\\?reason=because");
    }

    private void assertNothingDone() {
        assertThat(monitor.operations.wishes).isEmpty();
        assertThat(monitor.operations.changes)
                .allSatisfy(change -> assertThat(change).contains(": "));
    }
}
