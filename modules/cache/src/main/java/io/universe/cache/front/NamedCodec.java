package io.universe.cache.front;

import io.universe.cache.Cached;
import io.universe.cache.ValueCodec;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The codec of one use of a namespace. What it throws is thrown again with the names of cache and key. */
record NamedCodec<V>(String namespace, ValueCodec<V> codec) {

    /** Throws IllegalArgumentException for a value that the codec cannot write. */
    byte[] write(String key, @Nullable V value) {
        try {
            return codec.encode(value).getBytes();
        } catch (RuntimeException e) {
            throw Failures.unwritable(namespace, key, e);
        }
    }

    /** Throws a CacheException of the reason UNREADABLE for a value that the codec cannot read. */
    @Nullable
    V read(String key, byte[] value) {
        try {
            return codec.decode(Buffer.buffer(value));
        } catch (RuntimeException e) {
            throw Failures.unreadable(namespace, key, e);
        }
    }

    /** The value as an answer; a failed one where the codec cannot read it. */
    Future<Cached<V>> found(String key, byte[] value) {
        try {
            return Future.succeededFuture(Cached.of(read(key, value)));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
