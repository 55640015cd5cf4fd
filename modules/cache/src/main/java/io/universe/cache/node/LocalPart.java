package io.universe.cache.node;

import io.universe.cache.Caches;
import io.universe.cache.clock.OwnThread;
import io.universe.cache.front.LiveCaches;
import io.universe.cache.local.LocalCatalogue;
import io.universe.cache.local.LocalNotices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.UUID;

/** The cache where everything runs in one JVM: the contexts have it in common, and the last one ends it. Safe from any thread. */
final class LocalPart implements CachePart, Shareable {

    private static final String MAP = "universe.caches";

    private final LocalCatalogue catalogue;
    private final LiveCaches caches;
    private final LocalMap<String, LocalPart> parts;
    private int users;

    private LocalPart(LocalMap<String, LocalPart> parts, CacheSettings settings) {
        this.parts = parts;
        OwnThread clockwork = new OwnThread();
        catalogue = new LocalCatalogue(clockwork, settings.maxSizeBytes());
        LocalNotices notices = new LocalNotices(UUID.randomUUID().toString());
        caches = new LiveCaches(catalogue, notices, clockwork, settings.front());
    }

    /** That of this Vert.x, for one more context. */
    static LocalPart of(Vertx vertx, CacheSettings settings) {
        LocalMap<String, LocalPart> parts = vertx.sharedData().getLocalMap(MAP);
        LocalPart part = parts.computeIfAbsent(MAP, key -> new LocalPart(parts, settings));
        return part.isEntered() ? part : of(vertx, settings);
    }

    /** False where the last one has just left. */
    private synchronized boolean isEntered() {
        if (users < 0) {
            return false;
        }
        users++;
        return true;
    }

    private synchronized boolean isLeftByLast() {
        users--;
        if (users > 0) {
            return false;
        }
        users = -1;
        parts.removeIfPresent(MAP, this);
        return true;
    }

    @Override
    public Caches caches() {
        return caches;
    }

    @Override
    public Future<JsonObject> status() {
        JsonObject namespaces = new JsonObject();
        caches.stats().forEach((name, stat) -> namespaces.put(name, stat.toJson()));
        return Future.succeededFuture(new JsonObject().put("namespaces", namespaces));
    }

    @Override
    public Future<Void> close() {
        return isLeftByLast() ? caches.close().onComplete(closed -> catalogue.close()) : Future.succeededFuture();
    }
}
