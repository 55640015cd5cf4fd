package io.universe.cache.front;

import io.universe.cache.port.Entries;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/** The stream of changes of one namespace, followed while somebody on this node needs it. Owned by the clockwork's thread; news come on any. */
final class Following {

    private final Namespace space;
    private final Entries.Follower follower;
    private int users;
    private @Nullable Future<Runnable> stream;

    Following(Namespace space, Entries.Follower follower) {
        this.space = space;
        this.follower = follower;
    }

    /** Completes, on the clockwork's thread, when everything that is changed afterwards will be heard of. To be released once, also where it fails. */
    Future<Void> hold() {
        users++;
        Future<Runnable> held = stream == null ? begin() : stream;
        Promise<Void> ready = Promise.promise();
        held.onComplete((end, failure) -> space.world().clockwork().execute(() -> {
            if (failure == null) {
                ready.tryComplete();
            } else {
                ready.tryFail(failure);
            }
        }));
        return ready.future();
    }

    private Future<Runnable> begin() {
        Future<Runnable> begun = space.entries().follow(follower);
        stream = begun;
        begun.onFailure(failure -> space.world().clockwork().execute(() -> forget(begun)));
        return begun;
    }

    /** The next one who needs it tries anew. */
    private void forget(Future<Runnable> failed) {
        if (stream == failed) {
            stream = null;
        }
    }

    void release() {
        users--;
        if (users == 0 && stream != null) {
            stream.onSuccess(Runnable::run);
            stream = null;
        }
    }

    /** Ends it, whoever needs it. */
    void end() {
        users = 0;
        if (stream != null) {
            stream.onSuccess(Runnable::run);
            stream = null;
        }
    }
}
