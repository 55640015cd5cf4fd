package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the nodes say about themselves, over HTTP. */
@Timeout(60)
class StatusRouteIT {

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
    void shouldTellWhatTheNodesSayAlikeOnBoth() throws Exception {
        FakeReader nodes = new FakeReader();
        monitor.operations.reader = Optional.of(nodes);
        Answer names = new Answer(200, "application/json", "{\"names\":[\"heartbeat\",\"sky\"]}");
        assertThat(monitor.overSocket(HttpMethod.GET, "/status")).isEqualTo(names);
        assertThat(monitor.overPort(HttpMethod.GET, "/status")).isEqualTo(names);

        Answer sky = monitor.overSocket(HttpMethod.GET, "/status/sky");
        assertThat(sky).isEqualTo(new Answer(200, "application/json", FakeReader.SKY.encode()));
        assertThat(monitor.overPort(HttpMethod.GET, "/status/sky?wait=500ms")).isEqualTo(sky);
        assertThat(nodes.waits).containsExactly(Duration.ofSeconds(3), Duration.ofMillis(500));
    }

    @Test
    void shouldSayWhichNamesThereAreWhereNoNodeSaysAnything() throws Exception {
        monitor.operations.reader = Optional.of(new FakeReader());
        Answer answer = monitor.overPort(HttpMethod.GET, "/status/sea");
        assertProblem(answer, 404);
        assertThat(answer.body()).contains("\\\"sea\\\"; there are: heartbeat, sky");
    }

    @Test
    void shouldRefuseToWaitForWhatIsNoDuration() throws Exception {
        monitor.operations.reader = Optional.of(new FakeReader());
        Answer answer = monitor.overPort(HttpMethod.GET, "/status/sky?wait=7");
        assertProblem(answer, 400);
        assertThat(answer.json().getString("title"))
                .isEqualTo("wait: \"7\" has no unit: write 7s, 7ms, …; allowed: 1ms to 1m");
    }

    @Test
    void shouldSayThatNobodyCanBeAskedYet() throws Exception {
        assertProblem(monitor.overPort(HttpMethod.GET, "/status"), 503);
        assertProblem(monitor.overSocket(HttpMethod.GET, "/status/sky"), 503);
    }
}
