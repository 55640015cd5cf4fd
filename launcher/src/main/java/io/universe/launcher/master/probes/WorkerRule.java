package io.universe.launcher.master.probes;

import io.universe.launcher.master.reports.Figures;
import io.universe.launcher.supervisor.LifeId;
import io.universe.launcher.supervisor.WorkerHandle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is wrong with one worker, as far as its last heartbeat and its stage tell. Pure.
 *
 * @param heartbeat the last one's figures; empty where there are none
 * @param intervalMillis between the heartbeats of a generation
 * @param nowNanos the moment that it is looked at
 */
record WorkerRule(Function<LifeId, JsonObject> heartbeat, IntUnaryOperator intervalMillis, long nowNanos) {

    /** Beyond two intervals: a heartbeat may be on its way. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** Empty where it can be relied on; otherwise who and why. */
    Optional<String> fault(WorkerHandle worker) {
        return cause(worker).map(cause -> worker.id().series() + ": " + cause);
    }

    private Optional<String> cause(WorkerHandle worker) {
        if (!worker.isReady()) {
            return Optional.of("is " + worker.stage() + " (" + worker.reason() + ")");
        }
        long patienceMillis = 2L * intervalMillis.applyAsInt(worker.generation()) + GRACE.toMillis();
        Duration silence = Duration.ofNanos(nowNanos - heardNanos(worker));
        if (silence.toMillis() > patienceMillis) {
            return Optional.of("no heartbeat for " + shown(silence));
        }
        JsonObject figures = heartbeat.apply(worker.id());
        long blockedMillis = Figures.blockedMillis(figures);
        return blockedMillis > patienceMillis
                ? Optional.of("an event loop is blocked for " + shown(Duration.ofMillis(blockedMillis)))
                : health(figures);
    }

    /** One that was just taken over, or has just come, has the time of its stage. */
    private static long heardNanos(WorkerHandle worker) {
        return worker.heartbeatAtNanos().orElse(worker.sinceNanos());
    }

    private static String shown(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private static Optional<String> health(JsonObject figures) {
        JsonObject health = figures.getValue("health") instanceof JsonObject said ? said : new JsonObject();
        if (!"DOWN".equals(health.getValue("status"))) {
            return Optional.empty();
        }
        JsonArray checks = health.getValue("checks") instanceof JsonArray said ? said : new JsonArray();
        return Optional.of(IntStream.range(0, checks.size())
                .mapToObj(checks::getJsonObject)
                .filter(check -> "DOWN".equals(check.getString("status")))
                .map(check -> check.getString("id", "").replace('/', ' ') + ": " + check.getString("cause", "down"))
                .collect(Collectors.joining(", ")));
    }
}
