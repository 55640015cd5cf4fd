package io.universe.cache.port;

import io.vertx.core.Future;

/** Where the values of persisted namespaces outlive every process. Asked for those only. Safe from any thread. */
public interface Persistence {

    /** Nothing outlives anything. */
    Persistence NONE = new Persistence() {
        @Override
        public Future<Void> open(String namespace) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> secured(String namespace, String key, long version) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> destroy(String namespace) {
            return Future.succeededFuture();
        }
    };

    /** Completes when the namespace has its values back. */
    Future<Void> open(String namespace);

    /** Completes when what the key has at this version, or a later one, will outlive every process. */
    Future<Void> secured(String namespace, String key, long version);

    /** Forgets what was kept of the namespace. */
    Future<Void> destroy(String namespace);
}
