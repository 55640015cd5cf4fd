package io.universe.cache.front;

import io.universe.cache.Watch;
import io.universe.cache.entry.Change;
import io.universe.cache.entry.Entry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who watches keys of one namespace on this node. Owned by the clockwork's thread, but for {@link #isInterestedIn} and {@link #remove}, which any may call. */
final class Watchers {

    /** In place of a key: all of them. No key is empty. */
    static final String ALL = "";

    private final Map<String, List<Watcher<?>>> byKey = new ConcurrentHashMap<>();
    private final Heard heard = new Heard();
    private final Namespace space;
    private final Following following;
    private final Rereading rereading;
    private boolean isFollowing;
    private long sinceMillis;

    Watchers(Namespace space, Following following) {
        this.space = space;
        this.following = following;
        this.rereading = new Rereading(
                space.name(), space.world().clockwork(), space.world().deadlines(), this::reread);
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
        rereading.onGap();
    }

    private Future<?> reread() {
        int glance = heard.glance();
        if (byKey.containsKey(ALL)) {
            return looked(space.entries().all(), all -> compare(all, glance));
        }
        return Future.join(byKey.keySet().stream()
                .map(key -> looked(space.entries().read(key), now -> found(key, now, glance)))
                .toList());
    }

    private <T> Future<T> looked(Future<T> read, Consumer<T> next) {
        return read.onSuccess(found -> space.world().clockwork().execute(() -> next.accept(found)));
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
