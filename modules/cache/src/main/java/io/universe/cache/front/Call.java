package io.universe.cache.front;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one caller waits for, on his Vert.x context, and the end of his patience. Safe from any thread, but for the hook, which is the clockwork's. */
final class Call<T> implements Completable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    /** The one below it in the stack of {@link Deadlines}. */
    @Nullable
    Call<?> below;

    private final String namespace;
    private final String verb;
    private final String key;
    private final long withinNanos;
    private final long endNanos;
    private final @Nullable ContextInternal context;
    private final Promise<T> promise;
    private Runnable onGivenUp = () -> {};

    Call(String namespace, String verb, String key, long withinNanos, long nowNanos) {
        this.namespace = namespace;
        this.verb = verb;
        this.key = key;
        this.withinNanos = withinNanos;
        this.endNanos = nowNanos + withinNanos;
        this.context = ContextInternal.current();
        this.promise = context == null ? Promise.promise() : context.promise();
    }

    /** In nanoseconds, as far as they can be counted. */
    static long nanos(Duration patience) {
        return patience.toSeconds() > LONGEST_NANOS / 1_000_000_000 ? LONGEST_NANOS : patience.toNanos();
    }

    Future<T> future() {
        return promise.future();
    }

    @Nullable
    ContextInternal context() {
        return context;
    }

    boolean isOver() {
        return promise.future().isComplete();
    }

    /** The first time counts. */
    @Override
    public void complete(@Nullable T result, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                promise.tryComplete(result);
            } else {
                promise.tryFail(failure);
            }
        } catch (Throwable e) { // user code ends here
            LOG.warn("cache={} key={} who waited for {} has thrown", namespace, key, verb, e);
        }
    }

    /** What is done on the clockwork's thread when the patience is over. To be called there. */
    void onGivenUp(Runnable hook) {
        onGivenUp = hook;
    }

    /** Fails it where its time is over. On the clockwork's thread. */
    boolean isGivenUp(long nowNanos) {
        if (nowNanos - endNanos < 0) {
            return false;
        }
        String what = key.isEmpty() ? verb : verb + " " + key;
        fail(Failures.timeout(namespace, what, withinNanos));
        onGivenUp.run();
        return true;
    }

    /** Fails it because nobody will answer. On the clockwork's thread. */
    void abandon() {
        fail(Failures.ended(namespace));
    }
}
