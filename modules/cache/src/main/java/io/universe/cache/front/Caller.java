package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.Loader;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a value that is not there: with his own loader, which is called only if it comes to that.
 *
 * @param seen the version at which he saw that there was no value: an older answer is none
 * @param lifeMillis how long what his loader gets is kept
 */
record Caller<V>(Call<V> call, String key, Loader<V> loader, NamedCodec<V> codec, long seen, long lifeMillis) {

    /** The value as his codec reads it. */
    void give(byte[] value) {
        try {
            call.succeed(codec.read(key, value));
        } catch (Throwable e) { // user code ends here
            call.fail(e);
        }
    }

    /** Calls the loader on the caller's context, or else here. What comes is told on any thread: bytes, or a failure. */
    void load(BiConsumer<byte @Nullable [], @Nullable Throwable> onEnd) {
        ContextInternal context = call.context();
        if (context == null) {
            loadHere(onEnd);
            return;
        }
        try {
            context.runOnContext(ignored -> loadHere(onEnd));
        } catch (RuntimeException e) { // its Vert.x has been closed
            onEnd.accept(null, e);
        }
    }

    private void loadHere(BiConsumer<byte @Nullable [], @Nullable Throwable> onEnd) {
        try {
            Future<? extends @Nullable V> loaded = loader.load(key);
            if (loaded == null) {
                onEnd.accept(null, new IllegalStateException("the loader has returned null instead of a future"));
                return;
            }
            loaded.onComplete((value, failure) -> written(value, failure, onEnd));
        } catch (Throwable e) { // user code ends here
            onEnd.accept(null, e);
        }
    }

    private void written(
            @Nullable V value, @Nullable Throwable failure, BiConsumer<byte @Nullable [], @Nullable Throwable> onEnd) {
        if (failure != null) {
            onEnd.accept(null, failure);
            return;
        }
        byte[] bytes;
        try {
            bytes = codec.write(key, value);
        } catch (Throwable e) { // user code ends here
            onEnd.accept(null, e);
            return;
        }
        onEnd.accept(bytes, null);
    }

    void fail(CacheException failure) {
        call.fail(failure);
    }
}
