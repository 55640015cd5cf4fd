package io.universe.monitor.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FeedDocumentTest {

    @Test
    void shouldBeTheSameWhileNothingHappens() {
        JsonObject before = FeedDocument.of(status("2026-01-01T00:00:00.123456Z", 1.5));
        JsonObject after = FeedDocument.of(status("2026-01-01T00:00:00.123987654Z", 2.5));

        assertThat(after).isEqualTo(before);
        assertThat(worker(after).getString("since")).isEqualTo("2026-01-01T00:00:00.1Z");
        assertThat(worker(after).containsKey("uptimeSeconds")).isFalse();
    }

    @Test
    void shouldKeepWhatElseThereIs() {
        JsonObject document = FeedDocument.of(status("2026-01-01T00:00:00Z", 1));

        assertThat(worker(document).getString("since")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(worker(document).getString("stage")).isEqualTo("READY");
        assertThat(document.getJsonArray("deathQueue")).hasSize(1);
        assertThat(FeedDocument.of(new JsonObject())).isEqualTo(new JsonObject());
    }

    private static JsonObject worker(JsonObject document) {
        return document.getJsonArray("contexts")
                .getJsonObject(0)
                .getJsonArray("workers")
                .getJsonObject(0);
    }

    private static JsonObject status(String since, double uptimeSeconds) {
        JsonObject worker = new JsonObject()
                .put("name", "web-0")
                .put("stage", "READY")
                .put("since", since)
                .put("uptimeSeconds", uptimeSeconds);
        return new JsonObject()
                .put(
                        "contexts",
                        new JsonArray()
                                .add(new JsonObject().put("name", "web").put("workers", new JsonArray().add(worker))))
                .put(
                        "deathQueue",
                        new JsonArray()
                                .add(new JsonObject().put("worker", "web-0").put("since", since)));
    }
}
