package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Fixture;
import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sample without {@code -cluster}: everything in one JVM. */
@MultiProcessTest
class SingleJvmIT {

    private static final Fixture LINGERER = Fixture.application("""
            package lingerer;

            import io.universe.app.Controller;
            import io.universe.app.Module;
            import io.universe.app.Worker;
            import io.universe.app.WorkerContext;
            import io.vertx.core.Future;
            import io.vertx.core.Promise;
            import java.util.List;
            import java.util.OptionalInt;

            public final class Lingerer implements Module {

                public static final class Context implements WorkerContext {
                    public String name() { return "lingerer"; }
                    public OptionalInt port() { return OptionalInt.of(0); }
                }

                public List<Controller> controllers(Worker worker) {
                    return List.of((router, any) -> router.get("/").handler(context -> {
                        context.response().setChunked(true).write("first\\n");
                        worker.vertx().setTimer(1_000, timer -> context.response().end("\\nlate\\n"));
                    }));
                }

                public Future<?> stop(Worker worker) {
                    return Promise.promise().future();
                }
            }
            """);

    @Test
    void shouldServeTheWholeApplicationFromOneProcess() throws IOException {
        try (TestUniverse universe = aUniverse().ofTheSample().withoutCluster().start()) {
            universe.awaitOutput("ready: ");
            TcpHttp web =
                    new TcpHttp(URI.create("http://127.0.0.1:" + universe.awaitOutput("web serves on port (\\d+)")));
            JsonObject star = new JsonObject(web.get("/api/stars?limit=1").body())
                    .getJsonArray("stars")
                    .getJsonObject(0);

            assertThat(web.get("/api/stars/" + star.getValue("id") + "/neighbours")
                            .status())
                    .isEqualTo(200);
            assertThat(web.get("/api/constellations/Ori").status()).isEqualTo(200);
            assertThat(web.get("/api/sky").body()).contains("\"constellations\":88");
            assertThat(universe.processes()).containsExactly(universe.master());

            universe.master().signal("TERM");
            assertThat(universe.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void shouldAnswerWhatIsInFlightAndNotWaitForEverForAModuleThatDoesNotStop() throws Exception {
        try (TestUniverse universe =
                aUniverse().of(LINGERER).running("lingerer").withoutCluster().start()) {
            String port = universe.awaitOutput("lingerer serves on port (\\d+)");
            universe.awaitOutput("ready: ");
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(answer.readLine()).contains(" 200 ");

                universe.master().signal("TERM");

                assertThat(answer.lines()).contains("late", "0");
            }
            assertThat(universe.awaitExit()).isEqualTo(143);
            assertThat(universe.home().log().resolve("single.log"))
                    .content()
                    .contains("The stop of lingerer did not come to its end");
        }
    }
}
