package io.universe.cache.port;

import io.vertx.core.Future;

/** What keeps the values of persisted namespaces beyond the end of every process. Safe from any thread. Where nobody has the disk at the moment, as while it changes hands, it waits; who waits bounds it. */
public interface Persistence {

    /** Completes when what was kept of the namespace is among its entries again. */
    Future<Void> open(String namespace);

    /** Completes when what the key has at this version, or a later one, will be there after the end of every process. */
    Future<Void> secured(String namespace, String key, long version);

    /** Forgets everything that was kept of the namespace. */
    Future<Void> destroy(String namespace);
}
