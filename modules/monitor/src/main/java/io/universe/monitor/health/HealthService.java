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
        HealthChecks checks = HealthChecks.create(site.vertx());
        Context eventLoop = site.vertx().getOrCreateContext();
        HealthRounds rounds = new HealthRounds(() -> run(checks, eventLoop), System::nanoTime);
        site.provide(HealthChecks.class, checks);
        site.provide(HealthRegister.class, (backend, check) -> register(checks, backend, check));
        site.heartbeat("health", rounds::onHeartbeat);
        return Future.succeededFuture();
    }

    private static Future<CheckResult> run(HealthChecks checks, Context eventLoop) {
        Promise<CheckResult> done = Promise.promise();
        eventLoop.runOnContext(v -> checks.checkStatus().onComplete(done));
        return done.future();
    }

    private static void register(HealthChecks checks, String backend, Supplier<Future<?>> check) {
        checks.register(
                BACKENDS + backend,
                promise -> check.get().<Status>map(well -> Status.OK()).onComplete(promise));
    }

    @Override
    public Future<?> stop() {
        return Future.succeededFuture();
    }
}
