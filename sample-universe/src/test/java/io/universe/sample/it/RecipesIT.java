package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.Requires;
import io.universe.testkit.Scenario;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.Tool;
import io.universe.testkit.http.TcpHttp;
import io.universe.testkit.load.Load;
import io.universe.testkit.load.LoadReport;
import io.universe.testkit.load.RunningLoad;
import io.universe.testkit.os.Command;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the handbook, as they are written there; only ports are others. */
@MultiProcessTest
class RecipesIT {

    private static final Path RECIPES = Path.of("..", "docs", "recipes");
    private static final Duration TO_NOTICE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    /** One of two universes is marked down, marked up, reloaded and stopped, under load: nobody at the front sees any of it. */
    @Test
    @Requires(Tool.HAPROXY)
    void shouldHideFromTheClientsOfHaproxyWhatBecomesOfOneUniverse() throws Exception {
        try (TestUniverse one = aFront().start();
                TestUniverse two = aFront().start()) {
            one.awaitReady();
            two.awaitReady();
            int port = freePort();
            Process haproxy = haproxy(port, one, two);
            try {
                URI front = URI.create("http://127.0.0.1:" + port + "/hello");
                Await.until("HAProxy has found both", TO_NOTICE, () -> status(front), code -> code == 200);
                LoadReport report = loadThroughout(front, one);
                assertThat(report.answered(200)).as(report.toString()).isEqualTo(report.sent());
            } finally {
                haproxy.destroy();
                haproxy.waitFor();
            }
        }
    }

    private static LoadReport loadThroughout(URI front, TestUniverse one) throws IOException {
        try (RunningLoad load = Load.on(front).connections(4).start()) {
            load.awaitAnswers(200);
            assertThat(one.control().post("/ecv/markDown").status()).isEqualTo(200);
            load.awaitAnswers(500);
            assertThat(one.control().post("/ecv/markUp").status()).isEqualTo(200);
            load.awaitAnswers(500);
            assertThat(one.command("reload").exitCode()).isZero();
            load.awaitAnswers(200);
            assertThat(one.command("stop").exitCode()).isZero();
            load.awaitAnswers(500);
            return load.stop();
        }
    }

    private Process haproxy(int port, TestUniverse one, TestUniverse two) throws IOException {
        Path configuration = directory.resolve("haproxy.cfg");
        String recipe = Files.readString(RECIPES.resolve("haproxy.cfg"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                .replace("127.0.0.1:9090 check port 9091", server(one))
                .replace("127.0.0.1:9190 check port 9191", server(two));
        Files.writeString(configuration, recipe);
        return new ProcessBuilder(Tool.HAPROXY.find().orElseThrow().toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("haproxy.out").toFile())
                .start();
    }

    private static String server(TestUniverse universe) throws IOException {
        return "127.0.0.1:%d check port %d"
                .formatted(universe.status().port("front"), universe.status().monPort());
    }

    private static Scenario aFront() {
        return aUniverse()
                .of(Witness.application())
                .running("front")
                .withWorkers(1)
                .with("--ecv.drainDelay=2s");
    }

    /** For HAProxy, which takes none that the system has chosen. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int status(URI uri) {
        try {
            return new TcpHttp(uri.resolve("/")).get(uri.getPath()).status();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    @Test
    @Requires(Tool.SYSTEMD_ANALYZE)
    void shouldBeAUnitThatSystemdUnderstands() {
        Command.Ended check = Tool.SYSTEMD_ANALYZE
                .command("verify", RECIPES.resolve("universe.service").toString())
                .run();
        assertThat(check.exitCode()).as(check.toString()).isZero();
    }

    @Test
    @Requires(Tool.PROMTOOL)
    void shouldBeAConfigurationThatPrometheusUnderstands() {
        Command.Ended check = Tool.PROMTOOL
                .command("check", "config", RECIPES.resolve("prometheus.yml").toString())
                .run();
        assertThat(check.exitCode()).as(check.toString()).isZero();
    }
}
