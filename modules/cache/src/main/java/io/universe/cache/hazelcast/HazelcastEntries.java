package io.universe.cache.hazelcast;

import com.hazelcast.map.IMap;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.hazelcast.Answer.Applied;
import io.universe.cache.hazelcast.Answer.Full;
import io.universe.cache.hazelcast.Answer.NotUnderstood;
import io.universe.cache.port.Entries;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one namespace in a map of the cluster. Where there is no room for a value, it is tried again for about a second, in which something gives way mostly. Safe from any thread; futures complete on the threads of Hazelcast, which whoever
 * goes on must not block.
 */
final class HazelcastEntries implements Entries {

    /** Hazelcast would hand results to the common pool otherwise. */
    private static final Executor AT_ONCE = Runnable::run;

    private static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 100;

    private final String namespace;
    private final Grid grid;
    private final Predicate<String> isDelivered;
    private final AtomicReference<Future<EntryMap>> opening;
    private final AtomicReference<@Nullable Future<Map<String, Entry>>> nextAll = new AtomicReference<>();
    private volatile @Nullable EntryMap opened;

    HazelcastEntries(String namespace, Grid grid) {
        this(namespace, grid, key -> true);
    }

    /** News of keys that are not delivered are lost. */
    HazelcastEntries(String namespace, Grid grid, Predicate<String> isDelivered) {
        this.namespace = namespace;
        this.grid = grid;
        this.isDelivered = isDelivered;
        opening = new AtomicReference<>(open());
    }

    private Future<EntryMap> open() {
        return grid.calls().make(namespace, () -> opened(grid.maps().apply(namespace)));
    }

    /** Tried again by whoever comes after it has failed. */
    private Future<EntryMap> opening() {
        return opening.updateAndGet(last -> last.failed() ? open() : last);
    }

    private EntryMap opened(EntryMap map) {
        opened = map;
        return map;
    }

    /** Completes when the map is at hand: nothing blocks from then on. */
    Future<Void> ready() {
        return opening().mapEmpty();
    }

    @Override
    public Future<Entry> read(String key) {
        Promise<Entry> promise = Promise.promise();
        withMap(
                promise,
                map -> map.read(key)
                        .whenCompleteAsync(
                                (bytes, failure) -> complete(promise, bytes, failure, EntryForm::read), AT_ONCE));
        return promise.future();
    }

    @Override
    public Future<Reply> apply(String key, Operation operation) {
        Promise<Reply> promise = Promise.promise();
        apply(key, OperationForm.write(operation), 1, promise);
        return promise.future();
    }

    private void apply(String key, byte[] operation, int attempt, Promise<Reply> promise) {
        withMap(
                promise,
                map -> map.apply(key, operation)
                        .whenCompleteAsync(
                                (bytes, failure) -> answered(key, operation, attempt, promise, bytes, failure),
                                AT_ONCE));
    }

    private void answered(
            String key,
            byte[] operation,
            int attempt,
            Promise<Reply> promise,
            byte @Nullable [] bytes,
            @Nullable Throwable failure) {
        if (bytes == null || failure != null) {
            promise.fail(Failures.unavailable(namespace, failure == null ? noAnswer() : failure));
            return;
        }
        Answer answer;
        try {
            answer = AnswerForm.read(bytes);
        } catch (RuntimeException unknown) { // a newer version of the platform has written it
            promise.fail(Failures.unavailable(namespace, unknown));
            return;
        }
        if (answer instanceof Applied applied) {
            promise.complete(applied.reply());
        } else if (answer instanceof Full && attempt < ATTEMPTS) {
            grid.clockwork().after(PAUSE_MILLIS, () -> apply(key, operation, attempt + 1, promise));
        } else if (answer instanceof Full full) {
            promise.fail(Failures.full(namespace, key, full.maxBytes()));
        } else {
            promise.fail(Failures.notUnderstood(namespace, key, ((NotUnderstood) answer).why()));
        }
    }

    private static IllegalStateException noAnswer() {
        return new IllegalStateException("there was no answer");
    }

    /** Calls that come while one waits for its turn get what that one gets. */
    @Override
    public Future<Map<String, Entry>> all() {
        Promise<Map<String, Entry>> promise = Promise.promise();
        Future<Map<String, Entry>> waiting = nextAll.compareAndExchange(null, promise.future());
        if (waiting != null) {
            return waiting;
        }
        opening()
                .compose(map -> grid.calls().make(namespace, () -> all(map.map())))
                .recover(failure -> Future.failedFuture(Failures.unavailable(namespace, failure)))
                .onComplete(done -> {
                    nextAll.compareAndSet(promise.future(), null);
                    promise.handle(done);
                });
        return promise.future();
    }

    private Map<String, Entry> all(IMap<String, byte[]> map) {
        nextAll.set(null);
        long nowMillis = System.currentTimeMillis();
        Map<String, Entry> entries = new HashMap<>();
        for (Map.Entry<String, byte[]> written : map.entrySet()) {
            Entry entry = EntryForm.read(written.getValue());
            if (!entry.isForgettable(nowMillis)) {
                entries.put(written.getKey(), entry);
            }
        }
        return entries;
    }

    @Override
    public Future<Runnable> follow(Follower follower) {
        Following following = new Following(namespace, follower, isDelivered);
        return opening()
                .compose(map -> grid.calls().make(namespace, () -> follow(map.map(), following)))
                .recover(failure -> Future.failedFuture(Failures.unavailable(namespace, failure)));
    }

    private Runnable follow(IMap<String, byte[]> map, Following following) {
        UUID registration = map.addEntryListener(following, true);
        grid.news().add(following);
        return () -> {
            grid.news().remove(following);
            grid.calls().make(namespace, () -> map.removeEntryListener(registration));
        };
    }

    private <T> void withMap(Promise<T> promise, Consumer<EntryMap> call) {
        EntryMap map = opened;
        if (map != null) {
            invoke(map, promise, call);
        } else {
            opening()
                    .onSuccess(late -> invoke(late, promise, call))
                    .onFailure(failure -> promise.fail(Failures.unavailable(namespace, failure)));
        }
    }

    private <T> void invoke(EntryMap map, Promise<T> promise, Consumer<EntryMap> call) {
        AsyncCalls.guard(grid.clockwork(), namespace, promise, () -> call.accept(map));
    }

    private <T> void complete(
            Promise<T> promise,
            byte @Nullable [] bytes,
            @Nullable Throwable failure,
            Function<byte @Nullable [], T> reading) {
        if (failure != null) {
            promise.fail(Failures.unavailable(namespace, failure));
            return;
        }
        T result;
        try {
            result = reading.apply(bytes);
        } catch (RuntimeException unknown) { // a newer version of the platform has written it
            promise.fail(Failures.unavailable(namespace, unknown));
            return;
        }
        promise.complete(result);
    }
}
