package io.universe.launcher.cli;

import static io.universe.launcher.cli.Statuses.context;
import static io.universe.launcher.cli.Statuses.status;
import static io.universe.launcher.cli.Statuses.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that wish something of a running universe. */
class WishCommandsTest {

    private static final JsonObject READY =
            status(true, context("web", 2, worker("web-0", 1, "READY"), worker("web-1", 1, "READY")));
    private static final JsonObject PAUSED =
            status(true, context("web", 2, worker("web-0", 1, "PAUSED"), worker("web-1", 1, "READY")));

    @TempDir
    private Path root;

    private FakeUniverse universe;

    @BeforeEach
    void open() {
        universe = new FakeUniverse(root);
    }

    @ParameterizedTest
    @CsvSource({
        "pause web-0, /workers/web-0/pause PT5M",
        "resume web-12 --timeout=30s, /workers/web-12/resume PT30S",
        "recycle web-0 --timeout 1h, /workers/web-0/recycle PT1H",
        "scale web=3, /contexts/web/scale?target=3 PT5M",
        "scale web=0, /contexts/web/scale?target=0 PT5M",
        "debug web --fresh, /contexts/web/debug PT5M",
        "debug --fresh web, /contexts/web/debug PT5M",
        "debug web-0, /workers/web-0/debug PT5M",
        "debug --finish web-0, /workers/web-0/debug/finish PT5M",
        "debug --finish web-debug.1 --timeout=20s, /workers/web-debug.1/debug/finish PT20S",
        "ecv up, /ecv/markUp PT5M",
        "ecv down --reason=disk&net, /ecv/markDown?reason=disk%26net PT5M"
    })
    void shouldPutEachWishToItsRoute(String arguments, String wish) {
        assertThat(universe.answering(READY).execute(arguments.split(" "))).isZero();
        assertThat(universe.calls).containsExactly("wish " + wish, "close");
        assertThat(universe.out()).containsExactly("done");
    }

    @Test
    void shouldMarkWhereTheMasterTakesMarks() {
        JsonObject paths = new JsonObject().put("markDown", "/balancer/away");
        JsonObject elsewhere = READY.copy().put("ecv", new JsonObject().put("paths", paths));
        assertThat(universe.answering(elsewhere).execute("ecv", "down")).isZero();
        assertThat(universe.calls).containsExactly("wish /balancer/away PT5M", "close");
    }

    @Test
    void shouldShowWhatHappensAndWhatCameOfIt() {
        universe.looksUntilReply = 3;
        universe.reply = new WishReply(200, new JsonObject().put("how", "web-0.1 is PAUSED"));
        assertThat(universe.answering(READY, READY, PAUSED).execute("pause", "web-0"))
                .isZero();
        assertThat(universe.out()).containsExactly("web-0.1 READY -> PAUSED", "web-0.1 is PAUSED");
        assertThat(universe.err()).isEmpty();
    }

    @Test
    void shouldPrintWhatOneNeedsToDebug() {
        JsonObject commands = new JsonObject().put("jdb", "jdb -attach 127.0.0.1:5005");
        JsonObject debugged =
                new JsonObject().put("until", "2026-01-02T03:34:05Z").put("commands", commands);
        universe.reply = new WishReply(
                200, new JsonObject().put("how", "web-debug.1 waits").put("debugged", debugged));
        assertThat(universe.answering(READY).execute("debug", "web", "--fresh")).isZero();
        assertThat(universe.out())
                .containsExactly(
                        "web-debug.1 waits",
                        "  until     2026-01-02T03:34:05Z",
                        "  jdb       jdb -attach 127.0.0.1:5005");
    }

    @ParameterizedTest
    @CsvSource({
        "404, refused: there is no worker web-9",
        "409, refused: there is no worker web-9",
        "500, failed: there is no worker web-9",
        "202, not done within 300s; the master goes on with it: see status and events"
    })
    void shouldSayWhyItIsNotDone(int status, String line) {
        universe.reply = new WishReply(status, new JsonObject().put("title", "there is no worker web-9"));
        assertThat(universe.answering(READY).execute("recycle", "web-9")).isEqualTo(1);
        assertThat(universe.err()).containsExactly(line);
        assertThat(universe.out()).isEmpty();
    }

    @Test
    void shouldSayThatTheMasterHasEndedMeanwhile() {
        universe.diesWhileItPursues = true;
        assertThat(universe.answering(READY).execute("recycle", "web-0")).isEqualTo(1);
        assertThat(universe.err()).singleElement().asString().startsWith("the master has ended before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause web",
                "pause web-0.1",
                "ecv",
                "ecv sideways",
                "pause",
                "pause web-0 web-1",
                "resume Web-0",
                "recycle web-0 --timeout=5",
                "recycle web-0 --timeout=2h",
                "recycle web-0 --timeout=0s",
                "scale web",
                "scale web=",
                "scale web=-1",
                "scale web=three",
                "scale web=1.5",
                "scale =3",
                "debug",
                "debug web",
                "debug web-0 --fresh",
                "debug --finish web",
                "debug --finish web-standby.1",
                "debug web --fresh --finish",
                "scale web=99999999999"
            })
    void shouldRefuseWhatItDoesNotUnderstandInOneLine(String arguments) {
        assertThat(universe.answering(READY).execute(arguments.split(" "))).isEqualTo(2);
        assertThat(universe.err()).hasSize(2).last().asString().startsWith("try: java -jar launcher.jar ");
        assertThat(universe.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "recycle", "scale", "debug"})
    void shouldExplainThemselves(String command) {
        assertThat(universe.execute(command, "--help")).isZero();
        assertThat(String.join("\n", universe.out()))
                .contains("java -jar launcher.jar " + command, "--timeout=DURATION", "Default: 5m", "--home=DIR");
    }
}
