package io.universe.cache.front;

import io.universe.cache.Watch;
import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who watches keys of one namespace on this node. Owned by the clockwork's thread, but for {@link #isInterestedIn} and {@link #remove}, which any may call. */
final class Watchers {

    /** In place of a key: all of them. No key is empty. */
    static final String ALL = "";

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, List<Watcher<?>>> byKey = new ConcurrentHashMap<>();
    private final Heard heard = new Heard();
    private final Namespace space;
    private final Following following;
    private boolean isFollowing;
    private long sinceMillis;

    Watchers(Namespace space, Following following) {
        this.space = space;
        this.following = following;
    }

    boolean isInterestedIn(String key) {
        return byKey.containsKey(ALL) || byKey.containsKey(key);
    }

    /** It is told of everything that is changed after this has completed. */
    void add(Watcher<?> watcher, Call<Watch> call) {
        var refusal = space.refusalOrNull();
        if (refusal != null) {
            call.fail(refusal);
            return;
        }
        call.onGivenUp(() -> remove(watcher));
        byKey.computeIfAbsent(watcher.key(), ignored -> new CopyOnWriteArrayList<>())
                .add(watcher);
        follow().compose(ignored -> begin(watcher.key())).onComplete((ignored, failure) -> {
            if (failure == null) {
                call.succeed(() -> remove(watcher));
            } else {
                remove(watcher);
                call.fail(failure);
            }
        });
    }

    private Future<Void> follow() {
        if (!isFollowing) {
            isFollowing = true;
            sinceMillis = space.world().clockwork().nowMillis();
            return following.hold();
        }
        Future<Void> held = following.hold();
        following.release();
        return held;
    }

    private Future<Void> begin(String key) {
        if (key.equals(ALL)) {
            return Future.succeededFuture();
        }
        return space.entries().read(key).transform(read -> {
            if (read.succeeded()) {
                Entry now = read.result();
                space.world().clockwork().execute(() -> heard.begin(key, now));
            }
            return Future.succeededFuture(); // without it a change may be told that is older than the watch
        });
    }

    /** From any thread. */
    void remove(Consumer<?> listener) {
        byKey.values()
                .forEach(list -> list.forEach(each -> {
                    if (each.isOf(listener)) {
                        remove(each);
                    }
                }));
    }

    private void remove(Watcher<?> watcher) {
        watcher.end();
        space.world().clockwork().execute(this::sweep);
    }

    private void sweep() {
        byKey.values().removeIf(list -> {
            list.removeIf(Watcher::isOver);
            return list.isEmpty();
        });
        if (byKey.isEmpty() && isFollowing) {
            isFollowing = false;
            heard.clear();
            following.release();
        }
    }

    void onChange(String key, Entry before, Entry after) {
        tell(key, heard.changed(key, before, after));
        heard.prune(space.world().clockwork().nowMillis(), this::isInterestedIn);
    }

    private void tell(String key, List<Change> changes) {
        if (!changes.isEmpty()) {
            List<Watcher<?>> ofKey = byKey.getOrDefault(key, List.of());
            List<Watcher<?>> ofAll = byKey.getOrDefault(ALL, List.of());
            for (Change change : changes) {
                ofKey.forEach(each -> each.tell(key, change));
                ofAll.forEach(each -> each.tell(key, change));
            }
        }
    }

    /** Looks at what holds now; until that has come off, again and again. */
    void onGap() {
        int glance = heard.glance();
        if (byKey.containsKey(ALL)) {
            space.entries().all().onComplete((all, failure) -> looked(failure, () -> compare(all, glance)));
            return;
        }
        for (String key : byKey.keySet()) {
            space.entries().read(key).onComplete((now, failure) -> looked(failure, () -> found(key, now, glance)));
        }
    }

    private void looked(@Nullable Throwable failure, Runnable next) {
        space.world().clockwork().execute(() -> {
            if (failure == null) {
                next.run();
                return;
            }
            LOG.warn("cache={} what watchers have missed cannot be read yet", space.name(), failure);
            long pause = PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS);
            space.world().clockwork().after(pause, this::onGap);
        });
    }

    private void compare(Map<String, Entry> all, int glance) {
        all.forEach((key, now) -> found(key, now, glance));
        heard.missing(all::containsKey).forEach(key -> found(key, Entry.UNTOUCHED, glance));
    }

    private void found(String key, Entry now, int glance) {
        tell(key, heard.found(key, now, glance, sinceMillis));
    }

    void end() {
        byKey.values().forEach(list -> list.forEach(Watcher::end));
        sweep();
    }
}
