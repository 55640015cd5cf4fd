package io.universe.cache.front;

import io.universe.cache.Cached;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Reply.Outcome;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What one handle changes. This node sees its own changes at once, and who waited for a load that was overtaken is told to look again. Safe from any thread. */
final class Writes<V> {

    private static final Future<Boolean> ACCEPTED = Future.succeededFuture(true);
    private static final Future<Boolean> LEFT = Future.succeededFuture(false);

    private final Namespace space;
    private final NamedCodec<V> codec;

    Writes(Namespace space, NamedCodec<V> codec) {
        this.space = space;
        this.codec = codec;
    }

    Future<Boolean> set(String key, @Nullable V value, boolean leavesValue, long lifeMillis, long withinNanos) {
        byte[] bytes;
        try {
            bytes = codec.write(key, value);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
        int most = space.world().options().maxValueBytes();
        if (bytes.length > most) {
            return Future.failedFuture(Failures.tooLarge(space.name(), key, bytes.length, most));
        }
        Future<Reply> put = space.entries().apply(key, new Operation.Put(bytes, lifeMillis, leavesValue));
        return answered("set", key, put, withinNanos, Writes::accepted);
    }

    private static Future<Boolean> accepted(Reply reply) {
        return reply.outcome() == Outcome.DONE ? ACCEPTED : LEFT;
    }

    Future<Cached<V>> del(String key, long withinNanos) {
        return answered(
                "del",
                key,
                space.entries().apply(key, new Operation.Delete()),
                withinNanos,
                reply -> deleted(key, reply));
    }

    private Future<Cached<V>> deleted(String key, Reply reply) {
        Entry old = reply.entry();
        return old == null ? Future.succeededFuture(Cached.absent()) : codec.found(key, old.value());
    }

    /** What a reply means, once this node has seen to it. */
    private interface Meaning<T> {
        Future<T> of(Reply reply);
    }

    private <T> Future<T> answered(
            String verb, String key, Future<Reply> applied, long withinNanos, Meaning<T> meaning) {
        if (!space.fixed().persist() && applied.isComplete()) {
            if (applied.failed()) {
                return Future.failedFuture(applied.cause());
            }
            Reply reply = applied.result();
            followUp(key, reply);
            return meaning.of(reply);
        }
        Call<T> call = space.world().deadlines().begin(space.name(), verb, key, withinNanos);
        applied.onComplete((reply, failure) -> {
            if (failure == null) {
                followUp(key, reply);
                finish(key, reply, call, meaning);
            } else {
                call.fail(failure);
            }
        });
        return call.future();
    }

    private void followUp(String key, Reply reply) {
        space.near().forget(key);
        if (reply.claim() != null) {
            space.claims().tellOvertaken(key, reply.claim());
        }
    }

    private <T> void finish(String key, Reply reply, Call<T> call, Meaning<T> meaning) {
        if (!space.fixed().persist() || reply.outcome() == Outcome.FOUND) {
            meaning.of(reply).onComplete(call);
            return;
        }
        space.world()
                .catalogue()
                .secured(space.name(), key, reply.version())
                .compose(secured -> meaning.of(reply))
                .onComplete(call);
    }
}
