package io.universe.monitor.health;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Health checks of Vert.x, each of which owes one answer at the most, as {@link PatientCheck} has it. */
record PatientChecks(HealthChecks checks, LongSupplier nanoClock) implements HealthChecks {

    /** That of Vert.x. */
    private static final long TIMEOUT_MILLIS = 1_000;

    @Override
    public HealthChecks register(String name, Handler<Promise<Status>> check) {
        return register(name, TIMEOUT_MILLIS, check);
    }

    @Override
    public HealthChecks register(String name, long timeoutMillis, Handler<Promise<Status>> check) {
        checks.register(name, timeoutMillis, new PatientCheck(check, Duration.ofMillis(timeoutMillis), nanoClock));
        return this;
    }

    @Override
    public HealthChecks unregister(String name) {
        checks.unregister(name);
        return this;
    }

    @Override
    public HealthChecks invoke(Handler<JsonObject> result) {
        checks.invoke(result);
        return this;
    }

    @Override
    public Future<JsonObject> invoke(String name) {
        return checks.invoke(name);
    }

    @Override
    public Future<CheckResult> checkStatus() {
        return checks.checkStatus();
    }

    @Override
    public Future<CheckResult> checkStatus(String name) {
        return checks.checkStatus(name);
    }
}
