package io.universe.launcher.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void shouldBeSettledOnlyWhenNobodyComesOrLeaves() {
        assertThat(health(2, "READY", "READY").isSettled()).isTrue();
        assertThat(health(2, "READY", "READY", "DRAINING").isSettled()).isFalse();
        assertThat(health(2, "READY", "READY", "DRAINING").isAtFullStrength()).isTrue();
    }

    @Test
    void shouldTellWhatFullStrengthLacks() {
        assertThat(health(2, "READY", "PAUSED").missing()).contains("web has 1 of 2 workers ready");
        assertThat(health(2, "READY", "READY").missing()).isEmpty();
    }

    @Test
    void shouldNotWaitForAContextThatHasFinished() {
        Health health = new Health(of(context("task", 1).put("state", "finished")));

        assertThat(health.isSettled()).isTrue();
    }

    @Test
    void shouldNotBeSettledWhileSomebodyWaitsToBeRecycledOrAPhasedRestartRolls() {
        JsonObject status = of(context("web", 1, "READY"));
        assertThat(new Health(status.copy().put("deathQueue", new JsonArray().add("web-0"))).isSettled())
                .isFalse();
        assertThat(new Health(of(context("web", 1, "READY").put("state", "rolling"))).isSettled())
                .isFalse();
    }

    @Test
    void shouldTellOfContextsThatHaveGivenUp() {
        Health health = new Health(of(context("web", 1).put("state", "frozen").put("reason", "boot failed")));

        assertThat(health.trouble()).contains("web is frozen: boot failed");
    }

    @Test
    void shouldTellAPhasedRestartThatFailedNowFromOneThatFailedBefore() {
        Health before = reload("a", "frozen");

        assertThat(reload("a", "frozen").reloadFailure(before)).isEmpty();
        assertThat(reload("b", "rolling").reloadFailure(before)).isEmpty();
        assertThat(reload("b", "unfit").reloadFailure(before)).contains("the phased restart is unfit: [\"why\"]");
        assertThat(reload("b", "unfit").reloadFailure(new Health(new JsonObject().putNull("reload"))))
                .isPresent();
    }

    private static Health reload(String id, String state) {
        return new Health(new JsonObject()
                .put(
                        "reload",
                        new JsonObject().put("id", id).put("state", state).put("reasons", new JsonArray().add("why"))));
    }

    @Test
    void shouldFindTheFirstPort() {
        JsonObject engine = context("engine", 1, "READY");
        Health health = new Health(of(engine, context("web", 1, "READY").put("port", 8080)));

        assertThat(health.firstWithPort()).contains("web");
        assertThat(health.port("web")).hasValue(8080);
        assertThat(health.port("engine")).isEmpty();
    }

    private static Health health(int target, String... stages) {
        return new Health(of(context("web", target, stages)));
    }

    private static JsonObject of(JsonObject... contexts) {
        return new JsonObject().put("contexts", new JsonArray(List.of(contexts)));
    }

    private static JsonObject context(String name, int target, String... stages) {
        JsonArray workers = new JsonArray();
        for (String stage : stages) {
            workers.add(
                    new JsonObject().put("name", name + "-" + workers.size()).put("stage", stage));
        }
        return new JsonObject()
                .put("name", name)
                .put("target", target)
                .putNull("port")
                .put("workers", workers);
    }
}
