package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private final Views views = new Views(new JsonObject()
            .put("nodes", new JsonArray().add(new JsonObject().put("uuid", "u")))
            .put(
                    "contexts",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("name", "web")
                                    .put("workers", named("web-0", "web-1"))
                                    .put("successors", named("web-1"))
                                    .put("standbys", named("web-standby.1")))
                            .add(new JsonObject().put("name", "engine").put("workers", named("engine-0")))));

    private static JsonArray named(String... names) {
        return new JsonArray(
                Stream.of(names).map(name -> new JsonObject().put("name", name)).toList());
    }

    @Test
    void shouldGatherTheWorkersOfAllContextsAndSayWhoseTheyAre() {
        assertThat(views.workerNames()).containsExactly("web-0", "web-1", "web-standby.1", "engine-0");
        assertThat(views.workers().getJsonArray("workers")).hasSize(5);
        assertThat(views.worker("engine-0").orElseThrow().getString("context")).isEqualTo("engine");
        assertThat(views.worker("web-2")).isEmpty();
    }

    @Test
    void shouldFindAContextByItsName() {
        assertThat(views.contextNames()).containsExactly("web", "engine");
        assertThat(views.context("engine").orElseThrow().getJsonArray("workers"))
                .hasSize(1);
        assertThat(views.context("sky")).isEmpty();
        assertThat(views.nodes().getJsonArray("nodes")).hasSize(1);
    }

    @Test
    void shouldShowNothingWhereNothingIsSupervisedYet() {
        Views early = new Views(new JsonObject());
        assertThat(early.workers()).isEqualTo(new JsonObject().put("workers", new JsonArray()));
        assertThat(early.nodes()).isEqualTo(new JsonObject().put("nodes", new JsonArray()));
    }
}
