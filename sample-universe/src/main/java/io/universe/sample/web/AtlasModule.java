package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.universe.sample.sky.Atlas;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The web's part of the application: loads the atlas and the page, and mounts what serves them. */
public final class AtlasModule implements Module {

    private @Nullable Atlas atlas;
    private @Nullable Assets assets;
    private @Nullable LiveFeed feed;

    @Override
    public Future<?> start(Worker worker) {
        LiveFeed opening = new LiveFeed(worker);
        feed = opening;
        return Future.all(
                worker.vertx().executeBlocking(Atlas::load).onSuccess(loaded -> atlas = loaded),
                worker.vertx().executeBlocking(Assets::load).onSuccess(loaded -> assets = loaded),
                opening.open());
    }

    @Override
    public List<Controller> controllers(Worker worker) {
        EngineDesk engine = new EngineDesk(worker.vertx().eventBus());
        return List.of(
                new Signature(),
                new Problems(),
                new StarController(started(atlas), engine),
                new ConstellationController(engine),
                new WorkerController(),
                new LiveController(started(feed)),
                new PageController(started(assets)));
    }

    @Override
    public Future<?> stop(Worker worker) {
        return feed == null ? Future.succeededFuture() : feed.close();
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "controllers() comes after start()");
    }
}
