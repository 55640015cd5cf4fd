package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.universe.testkit.http.TcpHttp;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The sample without {@code -cluster}: everything in one JVM. */
@MultiProcessTest
class SingleJvmIT {

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
            assertThat(universe.processes()).containsExactly(universe.master());

            universe.master().signal("TERM");
            assertThat(universe.awaitExit()).isEqualTo(143);
        }
    }
}
