package io.universe.cache.front;

import io.universe.cache.CacheEvent;
import io.universe.cache.CacheException;
import io.universe.cache.Cached;
import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.vertx.core.internal.ContextInternal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener, and what it wants to hear of: a key, or {@link Watchers#ALL}. Is told on its own Vert.x context, or on the clockwork's thread. */
final class Watcher<V> {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final String key;
    private final Consumer<CacheEvent<V>> listener;
    private final NamedCodec<V> codec;
    private final @Nullable ContextInternal context = ContextInternal.current();
    private volatile boolean isOver;

    Watcher(String key, Consumer<CacheEvent<V>> listener, NamedCodec<V> codec) {
        this.key = key;
        this.listener = listener;
        this.codec = codec;
    }

    String key() {
        return key;
    }

    boolean isOf(Consumer<?> other) {
        return listener.equals(other);
    }

    boolean isOver() {
        return isOver;
    }

    /** It is told of nothing any more, from now on. From any thread. */
    void end() {
        isOver = true;
    }

    void tell(String changed, Change change) {
        if (context == null) {
            tellHere(changed, change);
            return;
        }
        try {
            context.runOnContext(ignored -> tellHere(changed, change));
        } catch (RuntimeException e) {
            LOG.debug("cache={} key={} a watcher's Vert.x has been closed", codec.namespace(), changed, e);
            end();
        }
    }

    private void tellHere(String changed, Change change) {
        if (isOver) {
            return;
        }
        CacheEvent<V> event;
        try {
            event = event(changed, change);
        } catch (CacheException e) {
            LOG.warn("cache={} key={} a watcher is not told of {}", codec.namespace(), changed, change.kind(), e);
            return;
        }
        try {
            listener.accept(event);
        } catch (Throwable e) { // user code ends here
            LOG.warn("cache={} key={} a watcher has thrown at {}", codec.namespace(), changed, change.kind(), e);
        }
    }

    private CacheEvent<V> event(String key, Change change) {
        return new CacheEvent<>(
                kind(change.kind()), key, value(key, change.old()), value(key, change.current()), change.version());
    }

    private static CacheEvent.Kind kind(Kind kind) {
        return switch (kind) {
            case VALUE -> CacheEvent.Kind.SET;
            case DELETED -> CacheEvent.Kind.DELETED;
            case EVICTED -> CacheEvent.Kind.EVICTED;
            case EXPIRED, NONE, FAILURE -> CacheEvent.Kind.EXPIRED;
        };
    }

    private Cached<V> value(String key, @Nullable Entry entry) {
        return entry == null ? Cached.absent() : Cached.of(codec.read(key, entry.value()));
    }
}
