package io.universe.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class HeartbeatAdditionsTest {

    private final HeartbeatAdditions additions = new HeartbeatAdditions();
    private final JsonObject figures = new JsonObject().put("cycle", 7);

    @Test
    void shouldAddWhatAPartSaysAtThisMoment() {
        int[] asked = {0};
        additions.put("health", () -> ++asked[0]);

        assertThat(additions.addTo(figures).getInteger("health")).isEqualTo(1);
        assertThat(additions.addTo(figures).getInteger("health")).isEqualTo(2);
        assertThat(figures.containsKey("health")).isFalse();
    }

    @Test
    void shouldKeepTheFiguresOfTheHeartbeatFirst() {
        additions.put("cycle", () -> 99);

        assertThat(additions.addTo(figures).getInteger("cycle")).isEqualTo(7);
    }

    @Test
    void shouldBeatWithoutAPartThatFails() {
        additions.put("health", () -> {
            throw new IllegalStateException("broken");
        });
        additions.put("sky", () -> "clear");

        assertThat(additions.addTo(figures)).isEqualTo(figures.copy().put("sky", "clear"));
    }
}
