package io.universe.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.Status;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthRoundsTest {

    private final List<Promise<CheckResult>> rounds = new ArrayList<>();
    private long nowNanos;
    private final HealthRounds health = new HealthRounds(this::begin, () -> nowNanos);

    private Future<CheckResult> begin() {
        Promise<CheckResult> round = Promise.promise();
        rounds.add(round);
        return round.future();
    }

    private static CheckResult of(CheckResult... checks) {
        return new CheckResult().setChecks(List.of(checks));
    }

    private static CheckResult check(String id, Status status) {
        return CheckResult.from(id, status);
    }

    @Test
    void shouldTellWithAHeartbeatWhatTheOneBeforeHadBegun() {
        assertThat(health.onHeartbeat()).isEqualTo(new JsonObject());
        rounds.get(0).complete(of(check("stars", Status.OK())));

        assertThat(health.onHeartbeat().encode())
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"id\":\"stars\",\"status\":\"UP\"}]}");
        assertThat(rounds).hasSize(2);
    }

    @Test
    void shouldNotBeginARoundWhileOneIsUnderWay() {
        health.onHeartbeat();
        health.onHeartbeat();
        health.onHeartbeat();
        assertThat(rounds).hasSize(1);
    }

    @Test
    void shouldLoseNoRoundThatEndsWhileItIsLookedAt() {
        CheckResult ended = of(check("stars", Status.OK()));
        HealthRounds rounds = new HealthRounds(() -> endingOnceAsked(ended), () -> nowNanos);
        rounds.onHeartbeat();
        rounds.onHeartbeat();
        assertThat(rounds.onHeartbeat().getString("status")).isEqualTo("UP");
    }

    /** It is complete when it is asked for the second time. */
    @SuppressWarnings("unchecked")
    private static Future<CheckResult> endingOnceAsked(CheckResult result) {
        Future<CheckResult> ended = Future.succeededFuture(result);
        AtomicInteger asked = new AtomicInteger();
        return (Future<CheckResult>) Proxy.newProxyInstance(
                Future.class.getClassLoader(),
                new Class<?>[] {Future.class},
                (proxy, method, arguments) -> method.getName().equals("isComplete")
                        ? asked.incrementAndGet() > 1
                        : method.invoke(ended, arguments));
    }

    @Test
    void shouldSayThatARoundDoesNotEndUntilItDoes() {
        health.onHeartbeat();
        rounds.get(0).complete(of(check("stars", Status.OK())));
        health.onHeartbeat();
        nowNanos = HealthRounds.LIMIT.toNanos() - 1;
        assertThat(health.onHeartbeat().getString("status")).isEqualTo("UP");

        nowNanos = HealthRounds.LIMIT.toNanos();
        assertThat(health.onHeartbeat().encode())
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"id\":\"health checks\",\"status\":\"DOWN\","
                        + "\"cause\":\"they have not ended for 10 s\"}]}");

        rounds.get(1).complete(of(check("stars", Status.OK())));
        assertThat(health.onHeartbeat().getString("status")).isEqualTo("UP");
    }

    @Test
    void shouldNameTheCauseOfWhatIsDownHoweverDeepItLies() {
        health.onHeartbeat();
        CheckResult backends = of(CheckResult.from("stars", new IllegalStateException("connection\n refused")))
                .setId("backend");
        CheckResult told = check("queue", Status.KO(new JsonObject().put("cause", "full")));
        rounds.get(0).complete(of(check("disk", Status.OK()), backends, told, check("mail", Status.KO())));

        assertThat(health.onHeartbeat().encode())
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":["
                        + "{\"id\":\"backend/stars\",\"status\":\"DOWN\",\"cause\":\"connection refused\"},"
                        + "{\"id\":\"mail\",\"status\":\"DOWN\",\"cause\":\"down\"},"
                        + "{\"id\":\"queue\",\"status\":\"DOWN\",\"cause\":\"full\"},"
                        + "{\"id\":\"disk\",\"status\":\"UP\"}]}");
    }

    @Test
    void shouldTellOnlySoManyChecksThoseThatAreDownFirst() {
        health.onHeartbeat();
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < HealthJson.MOST_CHECKS; i++) {
            checks.add(check("a" + i, Status.OK()));
        }
        checks.add(check("z", Status.KO()));
        rounds.get(0).complete(new CheckResult().setChecks(checks));

        JsonObject told = health.onHeartbeat();
        assertThat(told.getJsonArray("checks")).hasSize(HealthJson.MOST_CHECKS);
        assertThat(told.getJsonArray("checks").getJsonObject(0).getString("id")).isEqualTo("z");
    }

    @Test
    void shouldTellARoundThatFailed() {
        health.onHeartbeat();
        rounds.get(0).fail("broken");
        assertThat(health.onHeartbeat().getString("status")).isEqualTo("DOWN");
    }
}
