package io.universe.cache.simulated;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.port.Catalogue;
import io.universe.cache.port.Entries;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A catalogue as one node reaches it: requests and replies take a while, and when the node has died neither arrives. */
final class Wire implements Catalogue {

    /** So many times as long as a request: what was read may be newer than the news that come after it. */
    private static final int NEWS_TAKE = 3;

    private final Catalogue there;
    private final FakeTime time;
    private final LongSupplier delayMillis;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private volatile boolean isCut;
    private volatile boolean isBroken;
    private volatile @Nullable Future<Void> disk;
    private final AtomicInteger requests = new AtomicInteger();

    Wire(Catalogue there, FakeTime time, LongSupplier delayMillis) {
        this.there = there;
        this.time = time;
        this.delayMillis = delayMillis;
    }

    void cut() {
        isCut = true;
    }

    /** Every request fails from now on, or arrives again. */
    void breaks(boolean isDown) {
        isBroken = isDown;
    }

    /** What is to be safe is so when this completes. */
    void securesBy(Future<Void> safety) {
        disk = safety;
    }

    /** How many there were. */
    int requests() {
        return requests.get();
    }

    /** News are lost from now on, or arrive again; then the node is told that it may have missed some. */
    void losesNews(boolean isDeaf) {
        streams.forEach(each -> each.isDeaf = isDeaf);
        if (!isDeaf) {
            streams.forEach(each -> time.after(1, each.follower::onGap));
        }
    }

    private <T> Future<T> over(Supplier<Future<T>> request) {
        requests.incrementAndGet();
        return crossing(isBroken ? () -> Future.failedFuture(down()) : request);
    }

    private static CacheException down() {
        return new CacheException(Reason.UNAVAILABLE, "a member has just died", null);
    }

    private <T> Future<T> crossing(Supplier<Future<T>> request) {
        Promise<T> reply = Promise.promise();
        long there = delayMillis.getAsLong();
        if (there == 0) {
            return isCut ? reply.future() : request.get();
        }
        time.after(there, () -> {
            if (!isCut) {
                request.get()
                        .onComplete((result, failure) -> time.after(delayMillis.getAsLong(), () -> {
                            if (isCut) {
                                return;
                            } else if (failure == null) {
                                reply.complete(result);
                            } else {
                                reply.fail(failure);
                            }
                        }));
            }
        });
        return reply.future();
    }

    @Override
    public Future<JsonObject> fix(String namespace, JsonObject options) {
        return over(() -> there.fix(namespace, options));
    }

    @Override
    public Future<List<String>> names() {
        return over(there::names);
    }

    @Override
    public Future<Void> secured(String namespace, String key, long version) {
        Future<Void> safety = disk;
        return over(() -> safety == null ? there.secured(namespace, key, version) : safety);
    }

    @Override
    public Future<Void> destroy(String namespace) {
        return over(() -> there.destroy(namespace));
    }

    @Override
    public void onDestroyed(Consumer<String> listener) {
        there.onDestroyed(name -> {
            if (!isCut) {
                listener.accept(name);
            }
        });
    }

    @Override
    public Entries entries(String namespace) {
        Entries entries = there.entries(namespace);
        return new Entries() {
            @Override
            public Future<Entry> read(String key) {
                return over(() -> entries.read(key));
            }

            @Override
            public Future<Reply> apply(String key, Operation operation) {
                return over(() -> entries.apply(key, operation));
            }

            @Override
            public Future<Map<String, Entry>> all() {
                return over(entries::all);
            }

            @Override
            public Future<Runnable> follow(Follower follower) {
                Stream stream = new Stream(follower);
                streams.add(stream);
                return over(() -> entries.follow(stream));
            }
        };
    }

    private final class Stream implements Entries.Follower {

        private final Entries.Follower follower;
        private volatile boolean isDeaf;
        private long arrivesAtMillis;

        Stream(Entries.Follower follower) {
            this.follower = follower;
        }

        @Override
        public void onChange(String key, Entry before, Entry after) {
            if (isDeaf) {
                return;
            }
            long now = time.nowMillis();
            arrivesAtMillis = Math.max(arrivesAtMillis, now + NEWS_TAKE * delayMillis.getAsLong());
            if (arrivesAtMillis == now) {
                arrive(key, before, after);
            } else {
                time.after(arrivesAtMillis - now, () -> arrive(key, before, after));
            }
        }

        private void arrive(String key, Entry before, Entry after) {
            if (!isCut) {
                follower.onChange(key, before, after);
            }
        }

        @Override
        public void onGap() {
            if (!isCut) {
                follower.onGap();
            }
        }
    }
}
