package io.universe.cache;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Gets the value of a key from where it really is. */
@FunctionalInterface
public interface Loader<V> {

    /** Called on the Vert.x context of the caller, or on a thread of the cache where it has none; must not block. The value may be null, which is kept like any other. */
    Future<? extends @Nullable V> load(String key);
}
