package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The routes over a Unix socket, and over the monitor's port. */
@Timeout(60)
class ControlServerIT {

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
    void shouldGiveTheStatusAlikeOnBoth() throws Exception {
        Answer overSocket = monitor.overSocket(HttpMethod.GET, "/status.json");

        assertThat(overSocket.status()).isEqualTo(200);
        assertThat(overSocket.type()).isEqualTo("application/json");
        assertThat(new JsonObject(overSocket.body())).isEqualTo(monitor.operations.status());
        assertThat(monitor.overPort(HttpMethod.GET, "/status.json")).isEqualTo(overSocket);
    }

    @Test
    void shouldStopOverTheSocketForTheReasonGiven() throws Exception {
        assertThat(monitor.overSocket(HttpMethod.POST, "/stop?reason=because").status())
                .isEqualTo(202);
        assertThat(monitor.operations.wishes).containsExactly("stop because");
    }

    @Test
    void shouldSayWhetherAnotherMasterTakesOver() throws Exception {
        Answer tooEarly = monitor.overSocket(HttpMethod.POST, "/restart");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(new JsonObject(tooEarly.body()).getString("reason")).isEqualTo("it has only just begun");
        monitor.operations.ready = true;
        assertThat(monitor.overSocket(HttpMethod.POST, "/restart").status()).isEqualTo(202);
        assertThat(monitor.overPortWithToken(HttpMethod.POST, "/restart").status())
                .isEqualTo(202);
    }

    @Test
    void shouldHaveTheBusExaminedOverTheSocketOnlyOnceThereIsACluster() throws Exception {
        assertProblem(monitor.overSocket(HttpMethod.POST, "/doctor"), 503);
        monitor.operations.ready = true;
        Answer answer = monitor.overSocket(HttpMethod.POST, "/doctor");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"well\":true}");
        assertProblem(monitor.overSocket(HttpMethod.GET, "/doctor"), 405);
        assertThat(monitor.overPortWithToken(HttpMethod.POST, "/doctor").status())
                .isEqualTo(200);
        assertThat(monitor.operations.wishes).containsExactly("doctor", "doctor", "doctor");
    }

    @Test
    void shouldRefuseToBeWaitedForWhereNobodyWaits() throws Exception {
        monitor.operations.ready = true;
        for (String path : List.of("/stop", "/restart", "/doctor")) {
            Answer answer = monitor.overSocket(HttpMethod.POST, path + "?reason=because&wait=30s");
            assertProblem(answer, 400);
            assertThat(answer.json().getString("title")).startsWith("wait: " + path);
        }
        assertThat(monitor.operations.wishes).isEmpty();
    }

    @Test
    void shouldServeWhatIsCountedToPrometheusAlikeOnBoth() throws Exception {
        Answer overSocket = monitor.overSocket(HttpMethod.GET, "/metrics");

        assertThat(overSocket)
                .isEqualTo(new Answer(200, "text/plain; version=0.0.4; charset=utf-8", monitor.operations.metrics()));
        assertThat(monitor.overPort(HttpMethod.GET, "/metrics")).isEqualTo(overSocket);
        assertProblem(monitor.overPortWithToken(HttpMethod.POST, "/metrics"), 405);
    }

    @Test
    void shouldAnswerWhatItDoesNotKnowWithAProblem() throws Exception {
        assertProblem(monitor.overSocket(HttpMethod.GET, "/nowhere"), 404);
        assertProblem(monitor.overSocket(HttpMethod.GET, "/stop"), 405);
        assertProblem(monitor.overPortWithToken(HttpMethod.DELETE, "/status.json"), 405);
    }
}
