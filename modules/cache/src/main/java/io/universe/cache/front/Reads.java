package io.universe.cache.front;

import io.universe.cache.Cached;
import io.universe.cache.Loader;
import io.universe.cache.entry.Entry;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What one handle reads: from what is at hand, or else from where the entries are, without a step to another thread; only who finds no value to load joins a flight. Safe from any thread. */
final class Reads<V> {

    private final Namespace space;
    private final NamedCodec<V> codec;
    private final Near near;
    private final boolean shares;
    private final Tally hit;

    Reads(Namespace space, NamedCodec<V> codec) {
        this.space = space;
        this.codec = codec;
        this.near = space.near();
        this.shares = near.isShared(codec.codec());
        this.hit = space.counters().hit;
    }

    /** What is at hand; null where nothing is. */
    @Nullable
    Future<Cached<V>> atHand(String key) {
        Place place = near.get(key);
        if (place == null) {
            return null;
        }
        hit.increment();
        return place.value(key, codec, shares);
    }

    Future<Cached<V>> get(String key, long withinNanos) {
        Future<Entry> read = space.read(key);
        if (read.succeeded()) {
            return found(key, read.result());
        }
        Call<Cached<V>> call = space.world().deadlines().begin(space.name(), "get", key, withinNanos);
        read.compose(entry -> found(key, entry)).onComplete(call);
        return call.future();
    }

    private Future<Cached<V>> found(String key, Entry entry) {
        if (entry.isLive(space.world().clockwork().nowMillis())) {
            hit.increment();
            return codec.found(key, entry.value());
        }
        space.counters().miss.increment();
        return Future.succeededFuture(Cached.absent());
    }

    Future<@Nullable V> get(String key, Loader<V> loader, long lifeMillis, long withinNanos) {
        Future<Cached<V>> atHand = atHand(key);
        if (atHand != null) {
            return atHand.succeeded()
                    ? Future.succeededFuture(atHand.result().valueOrNull())
                    : Future.failedFuture(atHand.cause());
        }
        Call<V> call = space.world().deadlines().begin(space.name(), "get with a loader", key, withinNanos);
        space.read(key).onComplete((entry, failure) -> {
            if (failure == null) {
                giveOrLoad(new Caller<>(call, key, loader, codec, entry.version(), lifeMillis), entry);
            } else {
                call.fail(failure);
            }
        });
        return call.future();
    }

    private void giveOrLoad(Caller<V> caller, Entry entry) {
        long now = space.world().clockwork().nowMillis();
        if (entry.isLive(now)) {
            hit.increment();
            caller.give(entry.value());
            return;
        }
        space.counters().miss.increment();
        if (entry.isFailed(now)) {
            caller.fail(Failures.loadFailedBefore(space.name(), caller.key(), entry.value()));
            return;
        }
        if (!space.world().clockwork().execute(() -> space.flights().join(caller))) {
            caller.call().abandon();
        }
    }
}
