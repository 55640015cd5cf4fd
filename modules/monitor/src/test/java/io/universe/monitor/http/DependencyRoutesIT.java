package io.universe.monitor.http;

import static io.universe.monitor.http.TestMonitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.monitor.http.TestMonitor.Answer;
import io.universe.monitor.page.Page;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which libraries run, over HTTP. */
@Timeout(60)
class DependencyRoutesIT {

    private static final String OF_A_BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

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

    private Answer asking(String path, String accept) throws Exception {
        return monitor.overPort(HttpMethod.GET, path, Map.of("Accept", accept));
    }

    @Test
    void shouldGiveTheDocumentToScriptsAlikeOnBoth() throws Exception {
        Answer answer = new Answer(200, "application/json", monitor.operations.libraries.encode());

        assertThat(monitor.overSocket(HttpMethod.GET, "/deps")).isEqualTo(answer);
        assertThat(monitor.overPort(HttpMethod.GET, "/deps?context=web")).isEqualTo(answer);
        assertThat(asking("/deps", "*/*")).isEqualTo(answer);
        assertThat(asking("/deps", "application/x-ndjson, */*;q=0.5")).isEqualTo(answer);
    }

    @Test
    void shouldGiveAPageToBrowsersThatMayRunNothing() throws Exception {
        Answer page = asking("/deps?context=web", OF_A_BROWSER);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.body()).contains("Dependencies of sample", "aria-current=\"page\">web<");
        assertThat(page.headers().get("Content-Security-Policy")).isEqualTo(Page.POLICY);
        assertThat(page.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.headers().get("Vary")).isEqualToIgnoringCase("accept");
    }

    @Test
    void shouldReadJarsOffTheEventLoop() throws Exception {
        asking("/deps", OF_A_BROWSER);
        asking("/deps", "application/json");
        assertThat(monitor.operations.askers)
                .hasSize(2)
                .allSatisfy(thread -> assertThat(thread).doesNotContain("eventloop"));
    }

    @Test
    void shouldSayWhichContextsThereAre() throws Exception {
        for (String name : new String[] {"sky", "", "..", "%3Cscript%3E"}) {
            Answer answer = asking("/deps?context=" + name, OF_A_BROWSER);
            assertProblem(answer, 404);
            assertThat(answer.json().getString("title")).endsWith("there are: web");
        }
    }

    @Test
    void shouldGiveNothingToWhomWantsSomethingElse() throws Exception {
        assertProblem(asking("/deps", "image/png"), 406);
    }
}
