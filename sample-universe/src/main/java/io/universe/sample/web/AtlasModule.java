package io.universe.sample.web;

import io.universe.app.Controller;
import io.universe.app.Module;
import io.universe.app.Worker;
import io.universe.cache.Caches;
import io.universe.sample.sky.Atlas;
import io.universe.sample.wire.Addresses;
import io.universe.sample.wire.SkyStatus;
import io.universe.status.Statuses;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The web's part of the application: loads the atlas and the page, and mounts what serves them. */
public final class AtlasModule implements Module {

    private @Nullable Atlas atlas;
    private @Nullable Assets assets;
    private @Nullable LiveFeed feed;
    private @Nullable ConstellationAnswers answers;
    private @Nullable ConstellationPages pages;
    private final Tally tally = new Tally();

    @Override
    public Future<?> start(Worker worker) {
        LiveFeed opening = new LiveFeed(worker);
        feed = opening;
        return Future.all(
                        worker.vertx().executeBlocking(Atlas::load).map(loaded -> atlas = loaded),
                        worker.vertx().executeBlocking(Assets::load).map(loaded -> assets = loaded),
                        openPages(worker),
                        opening.open())
                .onSuccess(all -> worker.service(Statuses.class).register(SkyStatus.NAME, this::status));
    }

    private Future<?> openPages(Worker worker) {
        EngineDesk engine = new EngineDesk(worker.vertx().eventBus());
        return ConstellationAnswers.open(
                        worker.service(Caches.class), query -> engine.ask(Addresses.CONSTELLATION, query.toJson()))
                .map(opened -> answers = opened)
                .compose(ConstellationPages::open)
                .map(opened -> pages = opened);
    }

    private JsonObject status() {
        return SkyStatus.of(started(atlas), tally.asked())
                .put("cachedPages", started(pages).size());
    }

    @Override
    public List<Controller> controllers(Worker worker) {
        return List.of(
                tally,
                new Signature(),
                new Problems(),
                new StarController(started(atlas), new EngineDesk(worker.vertx().eventBus())),
                new ConstellationController(started(answers), started(pages)),
                new SkyController(worker.service(Statuses.class)),
                new WorkerController(),
                new LiveController(started(feed)),
                new PageController(started(assets)));
    }

    @Override
    public Future<?> stop(Worker worker) {
        if (answers != null) {
            answers.close();
        }
        return feed == null ? Future.succeededFuture() : feed.close();
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "what start() makes is needed after it");
    }
}
