package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.operations.Ecv;
import io.universe.operations.Outcome;
import io.universe.operations.Probe;
import io.universe.operations.Probe.Check;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What load balancers and orchestrators ask, at paths that were configured. */
@Timeout(60)
class EcvRoutesIT {

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

    private Answer overPort(HttpMethod method, String path, String accept) throws Exception {
        return monitor.overPort(method, path, Map.of("Accept", accept));
    }

    private Answer overSocket(HttpMethod method, String path) throws Exception {
        return monitor.overSocket(method, path);
    }

    private static void assertNotKept(Answer answer) {
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-cache");
    }

    private void down() {
        monitor.operations.ecv.sign =
                Optional.of(new Ecv.Sign(false, Ecv.By.OPERATOR, "maintenance", Instant.parse("2026-01-02T03:04:05Z")));
    }

    @Test
    void shouldTellALoadBalancerInTheWordsItKnows() throws Exception {
        Answer up = overPort(HttpMethod.GET, "/balancer", "*/*");
        assertThat(up.status()).isEqualTo(200);
        assertThat(up.type()).isEqualTo("text/plain; charset=utf-8");
        assertNotKept(up);
        assertThat(up.body())
                .matches("status=AVAILABLE&ServeTraffic=true&ip=10\\.0\\.0\\.1&hostname=here&port=9090"
                        + "&time=[^&]+Z&since=2026-01-02T03:04:05Z");

        down();
        Answer down = overSocket(HttpMethod.GET, "/balancer");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).startsWith("status=DISABLED&ServeTraffic=false&ip=10.0.0.1&");
    }

    @Test
    void shouldTellTheSameAsJsonToWhoeverWantsThat() throws Exception {
        down();
        Answer answer = overPort(HttpMethod.GET, "/balancer", "application/json");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/json");
        JsonObject json = answer.json();
        json.remove("time");
        assertThat(json.encode())
                .isEqualTo("{\"status\":\"DISABLED\",\"ServeTraffic\":false,\"ip\":\"10.0.0.1\",\"hostname\":\"here\","
                        + "\"port\":9090,\"since\":\"2026-01-02T03:04:05Z\",\"by\":\"operator\","
                        + "\"reason\":\"maintenance\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|text/plain; charset=utf-8",
                "text/html, application/json;q=0.9|application/json",
                "application/json;q=0.1, text/*|text/plain; charset=utf-8",
                "image/png|text/plain; charset=utf-8",
            })
    void shouldAnswerAsTheClientAccepts(String accept, String type) throws Exception {
        assertThat(overPort(HttpMethod.GET, "/balancer", accept).type()).isEqualTo(type);
    }

    @Test
    void shouldAnswerHeadWithoutABody() throws Exception {
        Answer head = overPort(HttpMethod.HEAD, "/balancer", "*/*");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(overPort(HttpMethod.HEAD, "/health/live", "*/*").status()).isEqualTo(200);
    }

    @Test
    void shouldSayThatThereIsNoEcvWhereItIsOff() throws Exception {
        monitor.operations.ecv.sign = Optional.empty();
        Answer off = overPort(HttpMethod.GET, "/balancer", "*/*");
        assertThat(off.status()).isEqualTo(404);
        assertThat(off.type()).isEqualTo("application/problem+json");
        assertThat(off.json().getString("title")).startsWith("ECV is off");
    }

    @Test
    void shouldMarkByPostOverTheSocketAlone() throws Exception {
        monitor.operations.answer.complete(new Outcome.Done("ECV is DOWN until it is marked up"));
        Answer marked = overSocket(HttpMethod.POST, "/away?reason=disk%20is%20full");
        assertThat(marked.status()).isEqualTo(200);
        assertThat(marked.json().getString("how")).isEqualTo("ECV is DOWN until it is marked up");
        assertThat(overSocket(HttpMethod.POST, "/balancer/up").status()).isEqualTo(200);
        assertThat(monitor.operations.wishes)
                .containsExactly(
                        "TAKEN {\"wish\":\"markDown\",\"reason\":\"disk is full\"}",
                        "TAKEN {\"wish\":\"markUp\",\"reason\":\"marked up\"}");

        assertThat(overSocket(HttpMethod.GET, "/away").status()).isEqualTo(405);
        assertThat(overSocket(HttpMethod.GET, "/balancer/up").status()).isEqualTo(405);
        assertThat(overSocket(HttpMethod.POST, "/balancer").status()).isEqualTo(405);
        assertThat(overPort(HttpMethod.POST, "/away", "*/*").status()).isEqualTo(401);
        assertThat(monitor.operations.wishes).hasSize(2);
    }

    @Test
    void shouldNameTheCulpritToAnOrchestrator() throws Exception {
        monitor.operations.probe = Probe.of(List.of(
                Check.down("web", "web-0: no heartbeat for 12 s; web-1: backend stars: connection refused"),
                Check.up("engine")));
        Answer answer = overPort(HttpMethod.GET, "/health/ready", "*/*");
        assertThat(answer.status()).isEqualTo(503);
        assertNotKept(answer);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"DOWN\",\"ready\":false,\"checks\":[{\"id\":\"web\",\"status\":\"DOWN\","
                        + "\"cause\":\"web-0: no heartbeat for 12 s; web-1: backend stars: connection refused\"},"
                        + "{\"id\":\"engine\",\"status\":\"UP\"}]}");
        assertThat(overSocket(HttpMethod.GET, "/health/started").status()).isEqualTo(503);
    }

    @Test
    void shouldNameWhoIsDegradedThoughTheWholeIsUp() throws Exception {
        monitor.operations.probe = new Probe(true, List.of(new Check("web", true, "web-0: no heartbeat for 12 s")));
        assertThat(overPort(HttpMethod.GET, "/health/ready", "*/*").body())
                .isEqualTo("{\"status\":\"UP\",\"ready\":true,\"checks\":[{\"id\":\"web\",\"status\":\"UP\","
                        + "\"cause\":\"web-0: no heartbeat for 12 s\"}]}");
        assertThat(overPort(HttpMethod.GET, "/health/live", "*/*").body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"id\":\"web\",\"status\":\"UP\","
                        + "\"cause\":\"web-0: no heartbeat for 12 s\"}]}");
    }
}
