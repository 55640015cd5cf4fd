package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.Answer;
import io.universe.testkit.os.Command;
import io.universe.testkit.os.OsProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of a universe as one log: of all its processes, filtered, as it goes on, and when nothing runs any more. */
@MultiProcessTest
class LogsIT {

    private static final Fixture APPLICATION = Fixture.application("""
            package diary;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Diary implements Module {

                public static final class Web implements WorkerContext {
                    public String name() { return "web"; }
                    public int instances() { return 2; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> router.get("/say/:word").handler(context -> {
                        System.err.println("dear diary: " + context.pathParam("word"));
                        context.end(worker.name());
                    }));
                }
            }
            """);

    /** Threads of one process overtake each other on the way into its log. */
    private static final Duration OVERTAKING = Duration.ofMillis(250);

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void shouldBeOneLogOfAllProcessesWhileTheyRunAndAfterThem() throws Exception {
        try (TestUniverse universe =
                aUniverse().of(APPLICATION).running("web").withCache().start()) {
            universe.awaitReady();
            assertMerged(universe);
            assertFiltered(universe);
            assertKeptInItsFolder(universe);
            assertFollowed(universe);
            universe.master().signal("TERM");
            universe.awaitExit();
            assertReadWithoutAMaster(universe);
        }
    }

    private static void assertMerged(TestUniverse universe) {
        List<JsonObject> lines = json(logs(universe, "--json", "--lines=10000"));
        assertThat(lines)
                .extracting(line -> line.getString("worker"))
                .contains("master", "cache-0.1", "web-0.1", "web-1.1");
        for (int i = 1; i < lines.size(); i++) {
            assertThat(at(lines.get(i))).isAfter(at(lines.get(i - 1)).minus(OVERTAKING));
        }
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.getString("message")).contains("web-0.1", "WARMING->READY"));
    }

    private static Instant at(JsonObject line) {
        return Instant.parse(line.getString("at"));
    }

    private static void assertFiltered(TestUniverse universe) throws IOException {
        String speaker = universe.get("web", "/say/filtered").body();
        String line = Await.until(
                "what was printed is in the log",
                SOON,
                () -> universe.control()
                        .get("/logs?level=warn&text=DIARY:+filtered&worker=web")
                        .body(),
                text -> !text.isEmpty());
        assertThat(line.lines()).singleElement().asString().startsWith(speaker).contains("WARN", "stderr - dear diary");
        assertThat(universe.control().get("/logs?text=dear+diary&worker=master").body())
                .isEmpty();
        assertThat(json(logs(universe, "web-1", "--json", "--since=1h")))
                .extracting(each -> each.getString("worker"))
                .containsOnly("web-1.1");
    }

    private static void assertKeptInItsFolder(TestUniverse universe) throws IOException {
        Files.createSymbolicLink(
                universe.home().log().resolve("web-7.1.log"),
                universe.home().run().resolve("journal.ndjson"));
        for (String path : List.of("/logs?worker=../run/token", "/logs?worker=%2e%2e%2frun", "/logs?worker=web-7")) {
            Answer answer = universe.control().get(path);
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        }
        assertThat(universe.control().get("/logs/../run/journal.ndjson").status())
                .isEqualTo(404);
        assertThat(universe.command("logs", "../run/journal").exitCode()).isEqualTo(2);
    }

    /** A worker that comes while somebody follows is heard from its first line on; to end it is no failure. */
    private void assertFollowed(TestUniverse universe) throws Exception {
        Path heard = directory.resolve("heard");
        Path complaints = directory.resolve("complaints");
        Process follower = new ProcessBuilder(universe.home()
                        .command("logs", "-f", "--lines=1", "--json")
                        .words())
                .redirectOutput(heard.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            Await.until("the past is told", SOON, () -> Files.readString(heard), text -> !text.isEmpty());
            assertThat(universe.command("scale", "web=3").exitCode()).isZero();
            universe.get("web", "/say/followed");
            Await.until(
                    "it is told what is written",
                    SOON,
                    () -> Files.readString(heard),
                    text -> text.contains("dear diary: followed") && text.contains("start step=hello"));
            new OsProcess(follower.pid()).signal("INT");
            assertThat(follower.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(follower.exitValue()).isEqualTo(130);
            assertThat(complaints).isEmptyFile();
            assertThat(json(Files.readString(heard)))
                    .extracting(line -> line.getString("worker"))
                    .contains("master", "web-2.1");
        } finally {
            follower.destroyForcibly();
        }
    }

    private static void assertReadWithoutAMaster(TestUniverse universe) {
        Command.Ended read = universe.command("logs", "web", "--text=followed");
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.stdout()).contains("dear diary: followed");
        assertThat(read.stderr()).contains("nothing runs in ", "log");
        assertThat(universe.command("logs", "-f").exitCode()).isEqualTo(3);
    }

    private static String logs(TestUniverse universe, String... words) {
        Command.Ended ended = universe.home().command("logs").with(words).run();
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return ended.stdout();
    }

    private static List<JsonObject> json(String lines) {
        return lines.lines().map(JsonObject::new).toList();
    }
}
