package io.universe.sample.it;

import static io.universe.testkit.Scenario.aUniverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.universe.testkit.TestUniverse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The sample without {@code -cluster}: everything in one JVM. */
@MultiProcessTest
class SingleJvmIT {

    @Test
    void shouldServeTheWholeApplicationFromOneProcess() throws IOException {
        try (TestUniverse universe = aUniverse().ofTheSample().withoutCluster().start()) {
            universe.awaitReady();
            JsonObject star = new JsonObject(
                            universe.get("web", "/api/stars?limit=1").body())
                    .getJsonArray("stars")
                    .getJsonObject(0);

            assertThat(universe.get("web", "/api/stars/" + star.getValue("id") + "/neighbours")
                            .status())
                    .isEqualTo(200);
            assertThat(universe.processes()).containsExactly(universe.master());

            universe.master().signal("TERM");
            assertThat(universe.awaitExit()).isEqualTo(143);
        }
    }
}
