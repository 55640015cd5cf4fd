package io.universe.sample.engine;

import io.universe.app.Deployment;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.universe.sample.sky.Atlas;
import io.universe.sample.wire.SkyStatus;
import io.universe.sample.wire.WorkerName;
import io.universe.status.Statuses;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The engine's part of the application: the atlas, and the verticle that answers from it. */
public final class EngineModule implements Module {

    private final LongAdder asked = new LongAdder();
    private @Nullable Atlas atlas;

    @Override
    public Future<?> start(Worker worker) {
        return worker.vertx().executeBlocking(Atlas::load).onSuccess(loaded -> {
            atlas = loaded;
            worker.service(Statuses.class).register(SkyStatus.NAME, () -> SkyStatus.of(loaded, asked.sum()));
        });
    }

    @Override
    public List<Deployment> verticles(Worker worker) {
        Atlas loaded = Objects.requireNonNull(atlas, "verticles() comes after start()");
        return List.of(Deployment.of(() -> new EngineVerticle(
                new Astronomer(loaded), () -> WorkerName.of(worker.cluster().self()), asked)));
    }
}
