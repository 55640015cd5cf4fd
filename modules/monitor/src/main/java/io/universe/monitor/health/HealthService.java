package io.universe.monitor.health;

import io.universe.spi.HealthRegister;
import io.universe.spi.Site;
import io.universe.spi.WorkerService;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.function.Supplier;

/** The part of a worker that knows how well it is; it provides {@link HealthChecks}, where the application registers checks of its own, and {@link HealthRegister}. */
public final class HealthService implements WorkerService {

    private static final String BACKENDS = "backend/";

    @Override
    public Future<?> start(Site site) {
        HealthChecks checks = new PatientChecks(HealthChecks.create(site.vertx()), System::nanoTime);
        Context eventLoop = site.vertx().getOrCreateContext();
        HealthRounds rounds = new HealthRounds(() -> run(checks, eventLoop), System::nanoTime);
        site.provide(HealthChecks.class, checks);
        site.provide(HealthRegister.class, (backend, check) -> register(checks, backend, check));
        site.heartbeat("health", rounds::onHeartbeat);
        return Future.succeededFuture();
    }

    private static Future<CheckResult> run(HealthChecks checks, Context eventLoop) {
        Promise<CheckResult> done = Promise.promise();
        eventLoop.runOnContext(v -> check(checks, done));
        return done.future();
    }

    /** Whatever an application's check throws, errors too, the round ends. */
    private static void check(HealthChecks checks, Promise<CheckResult> done) {
        try {
            checks.checkStatus().onComplete(done);
        } catch (Throwable e) {
            done.tryFail(e);
        }
    }

    private static void register(HealthChecks checks, String backend, Supplier<Future<?>> check) {
        checks.register(
                BACKENDS + backend,
                promise -> check.get()
                        .onSuccess(well -> promise.tryComplete(Status.OK()))
                        .onFailure(promise::tryFail));
    }

    @Override
    public Future<?> stop() {
        return Future.succeededFuture();
    }
}
