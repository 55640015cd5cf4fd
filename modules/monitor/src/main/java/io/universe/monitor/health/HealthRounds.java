package io.universe.monitor.health;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rounds in which the health checks of a worker are run. A heartbeat begins one, unless one is still under way, and takes along what came of the last; so nobody who probes a universe has a check run. Owned by the thread of the
 * heartbeats.
 */
final class HealthRounds {

    /** A round in which every check keeps to its time-out is over by then; one that is not waits for an event loop. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private record Round(long begunNanos, Future<CheckResult> result) {}

    private final Supplier<Future<CheckResult>> checks;
    private final LongSupplier nanoClock;
    private @Nullable Round round;
    private JsonObject last = new JsonObject();

    HealthRounds(Supplier<Future<CheckResult>> checks, LongSupplier nanoClock) {
        this.checks = checks;
        this.nanoClock = nanoClock;
    }

    /** What is known of the worker's health now; nothing before the first round has ended. */
    JsonObject onHeartbeat() {
        Round current = round;
        if (current == null) {
            return begin();
        }
        if (current.result.isComplete()) {
            last = HealthJson.of(current.result);
            return begin();
        }
        Duration taken = Duration.ofNanos(nanoClock.getAsLong() - current.begunNanos);
        return taken.compareTo(LIMIT) < 0 ? last : HealthJson.overdue(taken);
    }

    private JsonObject begin() {
        round = new Round(nanoClock.getAsLong(), checks.get());
        return last;
    }
}
