package io.universe.cache.node;

import io.universe.cache.Caches;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The cache as it runs in one process, whatever it is made of. Safe from any thread. */
interface CachePart {

    Caches caches();

    /** What this node says about it. */
    Future<JsonObject> status();

    /** Ends it. */
    Future<Void> close();
}
