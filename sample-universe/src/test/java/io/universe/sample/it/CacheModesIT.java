package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.MultiProcessTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where the cache is, by {@code cache.mode} and {@code cache.enable}. */
@MultiProcessTest
class CacheModesIT {

    @Test
    void shouldBeInTheMasterWhereTheOperatorWantsItThere() throws IOException {
        try (Callers callers = Callers.start(2, "--cache.mode=master")) {
            assertThat(callers.universe().status().contexts()).containsExactly("caller");
            callers.caller(0).set("values", "key", "value");
            assertThat(callers.caller(1).get("values", "key").getString("value"))
                    .isEqualTo("value");

            Burst burst = Burst.begin(callers, "once", Duration.ofMillis(200));

            assertThat(burst.values()).hasSize(2 * Burst.CALLERS);
            assertThat(burst.loads()).hasSize(1);
        }
    }

    @Test
    void shouldSayInOneLineWhereThereIsNone() throws IOException {
        try (Callers callers = Callers.start(1, "--cache.enable=false")) {
            JsonObject refused = callers.caller(0).ask("/use", "ns", "values");

            assertThat(refused.getString("reason")).isEqualTo("DISABLED");
            assertThat(refused.getString("failure")).contains("cache.enable").doesNotContain("\n");
            assertThat(callers.universe().awaitReady().isReady("caller-0", 0)).isTrue();
            assertThat(callers.caller(0).ask("/use", "ns", "values")).isEqualTo(refused);
        }
    }
}
