package io.universe.cache.front;

import io.universe.cache.CacheException;
import io.universe.cache.entry.Entry;
import io.universe.cache.port.Entries;
import io.universe.cache.port.FixedOptions;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all handles of one namespace on this node share. Safe from any thread; flights, watchers and the stream are the clockwork's thread's. */
final class Namespace implements Entries.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(Namespace.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final String name;
    private final FixedOptions fixed;
    private final Entries entries;
    private final World world;
    private final Counters counters = new Counters();
    private final Near near;
    private final Claims claims;
    private final Flights flights;
    private final Following following;
    private final Watchers watchers;
    private final AtomicReference<@Nullable CacheException> ended = new AtomicReference<>();

    Namespace(String name, FixedOptions fixed, World world) {
        this.name = name;
        this.fixed = fixed;
        this.world = world;
        this.entries = world.catalogue().entries(name);
        this.near = new Near(fixed.near(), world.clockwork());
        this.claims = new Claims(this);
        this.flights = new Flights(this, claims);
        this.following = new Following(this, this);
        this.watchers = new Watchers(this, following);
        if (near.isWanted()) {
            world.clockwork().execute(() -> openNear(1));
        }
    }

    /** Nothing is kept at hand before all news of it are heard. */
    private void openNear(int attempt) {
        following.hold().onComplete((ignored, failure) -> {
            if (ended.get() != null) {
                return;
            } else if (failure == null) {
                near.open();
                return;
            }
            following.release();
            LOG.warn("cache={} nothing is kept at hand yet: changes cannot be followed", name, failure);
            long pause = BACKOFF.after(attempt).toMillis();
            world.clockwork().after(pause + ThreadLocalRandom.current().nextLong(pause), () -> openNear(attempt + 1));
        });
    }

    String name() {
        return name;
    }

    FixedOptions fixed() {
        return fixed;
    }

    Entries entries() {
        return entries;
    }

    World world() {
        return world;
    }

    Counters counters() {
        return counters;
    }

    Near near() {
        return near;
    }

    Claims claims() {
        return claims;
    }

    Flights flights() {
        return flights;
    }

    Watchers watchers() {
        return watchers;
    }

    /** The entry as it is, which is kept at hand from then on where that is wanted. */
    Future<Entry> read(String key) {
        Object reserved = near.reserve(key);
        Future<Entry> read = entries.read(key);
        return reserved == null
                ? read
                : read.onComplete((entry, failure) -> near.fill(key, reserved, failure == null ? entry : null));
    }

    /** Why nothing can be asked of it any more; null where it can. */
    @Nullable
    CacheException refusalOrNull() {
        return ended.get();
    }

    @Override
    public void onChange(String key, Entry before, Entry after) {
        near.onChange(key, after);
        if (watchers.isInterestedIn(key)) {
            world.clockwork().execute(() -> watchers.onChange(key, before, after));
        }
    }

    @Override
    public void onGap() {
        near.clear();
        world.clockwork().execute(watchers::onGap);
    }

    /** Ends it on this node: who waits gets this failure, and so does everybody who asks. Those who watch may hear for a while yet what was done before. */
    void end(CacheException why, long lingerMillis) {
        if (ended.compareAndSet(null, why)) {
            near.close();
            world.clockwork().execute(() -> flights.end(why));
            world.clockwork().after(lingerMillis, () -> {
                watchers.end();
                following.end();
            });
        }
    }
}
