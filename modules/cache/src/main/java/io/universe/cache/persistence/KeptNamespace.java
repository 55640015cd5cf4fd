package io.universe.cache.persistence;

import io.universe.cache.CacheException;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.port.Entries;
import io.universe.cache.store.NamespaceStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One persisted namespace, as the process that has the disk keeps it: it follows the entries and writes down what becomes of them, and puts back what is missing. Its context owns it.
 */
final class KeptNamespace implements Entries.Follower {

    private static final Logger LOG = LoggerFactory.getLogger(KeptNamespace.class);

    /** So many entries are put back at a time. */
    private static final int WINDOW = 128;

    /** Of a value that is gone: it need not be kept for ever. */
    private record Memory(long version, long until) {}

    private final NamespaceStore store;
    private final Entries entries;
    private final ContextInternal context;
    private final LongSupplier nowMillis;
    private final Map<String, Memory> memories = new HashMap<>();
    private Runnable following = () -> {};
    private boolean isComparing;
    private boolean isToCompareAgain;

    KeptNamespace(NamespaceStore store, Entries entries, ContextInternal context, LongSupplier nowMillis) {
        this.store = store;
        this.entries = entries;
        this.context = context;
        this.nowMillis = nowMillis;
    }

    /** Completes when disk and entries have the same, and changes are followed. */
    Future<Void> begin() {
        store.damage()
                .ifPresent(damage -> LOG.error(
                        "cache={} the file was damaged ({}); {} entries of it could be read, the damaged one is kept as {}",
                        store.name(),
                        damage.reason(),
                        damage.read(),
                        damage.copyKeptAside()));
        return here(entries.follow(this))
                .onSuccess(end -> following = end)
                .compose(end -> compareAlone())
                .mapEmpty();
    }

    /** Puts back what the entries miss, and writes down what the disk misses. */
    private Future<?> compare() {
        return here(entries.all())
                .compose(live -> stored().compose(kept -> {
                    writeMissing(live, kept);
                    return putBack(kept.entrySet().stream()
                            .filter(each ->
                                    isMissing(each.getValue(), live.getOrDefault(each.getKey(), Entry.UNTOUCHED)))
                            .toList());
                }));
    }

    private Future<Map<String, Entry>> stored() {
        Map<String, Entry> kept = new HashMap<>();
        return future(store.forEach((key, version, bytes) -> kept.put(key, EntryForm.read(bytes)))
                .<Map<String, Entry>>thenApply(all -> kept));
    }

    private void writeMissing(Map<String, Entry> live, Map<String, Entry> kept) {
        live.forEach((key, entry) -> {
            Entry known = kept.get(key);
            if (entry.version() > 0 && (known == null || known.version() < entry.version())) {
                write(key, entry);
            }
        });
        kept.forEach((key, entry) -> {
            remember(key, entry);
            if (entry.isOverdue(nowMillis.getAsLong())) {
                store.forget(key, entry.version());
            }
        });
    }

    private boolean isMissing(Entry kept, Entry live) {
        return !kept.isForgettable(nowMillis.getAsLong()) && live.version() < kept.version();
    }

    private Future<Void> putBack(List<Map.Entry<String, Entry>> missing) {
        Future<Void> done = Future.succeededFuture();
        for (int from = 0; from < missing.size(); from += WINDOW) {
            List<Map.Entry<String, Entry>> window = missing.subList(from, Math.min(from + WINDOW, missing.size()));
            done = done.compose(before -> putBackNow(window));
        }
        return done.onSuccess(all -> LOG.info(
                        "cache={} has {} entries on disk, {} were put back",
                        store.name(),
                        store.size(),
                        missing.size()))
                .recover(this::withoutTheRest);
    }

    private Future<Void> putBackNow(List<Map.Entry<String, Entry>> window) {
        List<Future<?>> calls = new ArrayList<>();
        window.forEach(each -> calls.add(here(entries.apply(each.getKey(), new Operation.Restore(each.getValue())))));
        return Future.join(calls).mapEmpty();
    }

    /** What does not fit stays on the disk. */
    private Future<Void> withoutTheRest(Throwable failure) {
        if (failure instanceof CacheException refusal && refusal.reason() == CacheException.Reason.FULL) {
            LOG.error("cache={} not everything could be put back: {}", store.name(), refusal.getMessage());
            return Future.succeededFuture();
        }
        return Future.failedFuture(failure);
    }

    @Override
    public void onChange(String key, Entry before, Entry after) {
        if (after.version() > before.version()) {
            context.runOnContext(now -> write(key, after).onFailure(this::onRefused));
        }
    }

    @Override
    public void onGap() {
        context.runOnContext(now -> compareSoon());
    }

    /** One at a time; what comes meanwhile is one more. */
    private void compareSoon() {
        isToCompareAgain = isComparing;
        if (isComparing) {
            return;
        }
        compareAlone()
                .onFailure(failure -> LOG.warn(
                        "cache={} disk and entries could not be compared: {}", store.name(), failure.toString()));
    }

    private Future<?> compareAlone() {
        isComparing = true;
        return compare().onComplete(compared -> {
            isComparing = false;
            if (isToCompareAgain) {
                compareSoon();
            }
        });
    }

    /** Whoever changed it is told by their own question. */
    private void onRefused(Throwable failure) {
        LOG.debug("cache={} a change is not on disk: {}", store.name(), failure.toString());
    }

    /** Completes when what the key has at this version, or a later one, is safe; fails with a {@link LostChange} where that is not there any more. */
    Future<Void> secure(String key, long version) {
        return here(entries.read(key))
                .compose(entry -> entry.version() < version ? remembered(key, version) : write(key, entry));
    }

    /** The disk remembers for longer than the cluster that something is gone. */
    private Future<Void> remembered(String key, long version) {
        Memory memory = memories.get(key);
        return memory != null && memory.version() >= version
                ? Future.succeededFuture()
                : Future.failedFuture(new LostChange(store.name(), key));
    }

    private Future<Void> write(String key, Entry entry) {
        remember(key, entry);
        return future(store.put(key, entry.version(), EntryForm.write(entry.unclaimed())));
    }

    private void remember(String key, Entry entry) {
        if (entry.kind() != Kind.VALUE) {
            memories.put(key, new Memory(entry.version(), entry.until()));
        } else {
            memories.remove(key);
        }
    }

    /** Removes from the disk what nobody needs to know any more. */
    void forget() {
        long now = nowMillis.getAsLong();
        memories.entrySet().removeIf(each -> {
            boolean isOver = each.getValue().until() <= now;
            if (isOver) {
                store.forget(each.getKey(), each.getValue().version());
            }
            return isOver;
        });
    }

    /** Ends the following; what was written before is safe when the store is closed. */
    void end() {
        following.run();
    }

    Future<Void> destroy() {
        end();
        return future(store.destroy());
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("namespace", store.name()).put("entries", store.size());
        store.damage()
                .ifPresent(damage -> json.put(
                        "damage",
                        new JsonObject()
                                .put("reason", damage.reason())
                                .put("read", damage.read())
                                .put("copy", damage.copyKeptAside().toString())));
        return json;
    }

    /** Entries answer on any thread. */
    private <T> Future<T> here(Future<T> there) {
        Promise<T> promise = context.promise();
        there.onComplete(promise);
        return promise.future();
    }

    private <T> Future<T> future(CompletionStage<T> stage) {
        return Stages.future(stage, context);
    }
}
