package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static final JsonObject STARTING = status(false, context("web", 2, worker("web-0", 1, "STARTING")));
    private static final JsonObject WARMING =
            status(false, context("web", 2, worker("web-0", 1, "WARMING"), worker("web-1", 1, "STARTING")));
    private static final JsonObject READY =
            status(true, context("web", 2, worker("web-0", 1, "READY"), worker("web-1", 1, "READY")));

    @Test
    void shouldGiveEachChangeOneLine() {
        assertThat(ProgressLines.between(ProgressLines.NOTHING, STARTING)).containsExactly("web-0.1 STARTING pid 201");
        assertThat(ProgressLines.between(STARTING, WARMING))
                .containsExactly("web-0.1 STARTING -> WARMING", "web-1.1 STARTING pid 201");
        assertThat(ProgressLines.between(WARMING, READY))
                .containsExactly("web-0.1 WARMING -> READY", "web-1.1 STARTING -> READY", "ready: web on port 9090");
    }

    @Test
    void shouldBeQuietWhileNothingChanges() {
        assertThat(ProgressLines.between(READY, READY)).isEmpty();
    }

    @Test
    void shouldTellTheNextIncarnationFromTheOneBefore() {
        JsonObject again = status(false, context("web", 2, worker("web-0", 2, "STARTING")));
        assertThat(ProgressLines.between(STARTING, again))
                .containsExactly("web-0.2 STARTING pid 202", "web-0.1 has left its slot");
        JsonObject fewer = status(true, context("web", 1, worker("web-0", 1, "READY")));
        assertThat(ProgressLines.between(READY, fewer)).containsExactly("web-1.1 has ended");
    }

    @Test
    void shouldSayWhyAContextGaveUp() {
        JsonObject errored =
                status(false, context("web", 2).put("state", "errored").put("reason", "11 early ends in 60s"));
        assertThat(ProgressLines.between(STARTING, errored)).contains("context web is errored: 11 early ends in 60s");
    }

    @Test
    void shouldNameWhatItWaitsFor() {
        assertThat(ProgressLines.waitsFor(STARTING)).isEqualTo("web-0.1 (STARTING), web (1 of 2 workers)");
        assertThat(ProgressLines.waitsFor(READY)).isEmpty();
    }

    @Test
    void shouldSayWhyEcvDoesNotComeUpWhenNothingElseIsWaitedFor() {
        JsonObject down = new JsonObject().put("state", "DOWN").put("reason", "answered 503");
        JsonObject all = status(false, context("web", 1, worker("web-0", 1, "READY")));
        assertThat(ProgressLines.waitsFor(all.copy().put("ecv", down))).isEqualTo("ECV (answered 503)");
        assertThat(ProgressLines.waitsFor(STARTING.copy().put("ecv", down))).doesNotContain("ECV");
        assertThat(ProgressLines.waitsFor(READY.copy().put("ecv", down))).isEmpty();
    }

    @Test
    void shouldRewriteItsLastLineOnATerminalOnly() {
        assertThat(shown(true)).contains("waits for web-0.1 (STARTING)", "\r\u001B[K");
        assertThat(shown(false))
                .isEqualToIgnoringNewLines(
                        "web-0.1 STARTING pid 201web-0.1 STARTING -> WARMING" + "web-1.1 STARTING pid 201");
    }

    private static String shown(boolean terminal) {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text), terminal);
        progress.accept(STARTING);
        progress.accept(WARMING);
        progress.clear();
        return text.toString();
    }
}
