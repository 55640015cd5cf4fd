package io.universe.cache.local;

import io.universe.cache.CacheException;
import io.universe.cache.CacheException.Reason;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Step;
import io.universe.cache.port.Clockwork;
import io.universe.cache.port.Entries;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The entries of one namespace in a map of this process. Safe from any thread: each operation has its key for itself. Followers hear of it on the clockwork's thread, which also has what is over expire. */
final class LocalEntries implements Entries, Budget.Tenant {

    private static final Future<Entry> NOTHING = Future.succeededFuture(Entry.UNTOUCHED);

    private final ConcurrentHashMap<String, Cell> cells = new ConcurrentHashMap<>();
    private final AtomicInteger values = new AtomicInteger();
    private final AtomicLong usedBytes = new AtomicLong();
    private final Memories memories = new Memories(cells, this::forgotten);
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Sweep sweep;
    private final GivingWay givingWay;
    private final String name;
    private final Clockwork clockwork;
    private final Budget budget;
    private final int maxEntries;

    LocalEntries(String name, int maxEntries, Clockwork clockwork, Budget budget) {
        this.name = name;
        this.maxEntries = maxEntries;
        this.clockwork = clockwork;
        this.budget = budget;
        this.sweep = new Sweep(clockwork, this::onDue);
        this.givingWay = new GivingWay(cells);
        budget.join(this);
    }

    @Override
    public Future<Entry> read(String key) {
        Cell cell = cells.get(key);
        if (cell == null) {
            return NOTHING;
        }
        if (!cell.isRead) {
            cell.isRead = true;
        }
        return Future.succeededFuture(cell.entry);
    }

    @Override
    public Future<Reply> apply(String key, Operation operation) {
        if (operation instanceof Operation.Put put && !hasRoom(key, put.value().length)) {
            return full(key);
        } else if (operation instanceof Operation.Settle settle && !hasRoom(key, settle.result().length)) {
            return full(key);
        }
        Reply reply = applied(key, operation);
        shrink(key);
        return Future.succeededFuture(reply);
    }

    private boolean hasRoom(String key, int bytes) {
        return bytes == 0 || budget.makesRoomFor(bytes, this, key);
    }

    @Override
    public long usedBytes() {
        return usedBytes.get();
    }

    @Override
    public boolean forgets() {
        return memories.forget(clockwork.nowMillis(), values.get());
    }

    private void use(long bytes) {
        usedBytes.addAndGet(bytes);
        budget.use(bytes);
    }

    /** It is there no longer. */
    private void forgotten(String key, Entry entry) {
        memories.changed(entry, Entry.UNTOUCHED);
        use(-Cell.size(key, entry));
    }

    private Future<Reply> full(String key) {
        return Future.failedFuture(new CacheException(
                Reason.FULL,
                "cache " + name + ": no room for " + key + ": all entries together have " + budget.most()
                        + " bytes, and nothing here can give way; store less, or raise cache.maxSize",
                null));
    }

    private Reply applied(String key, Operation operation) {
        Reply[] reply = new Reply[1];
        cells.compute(key, (ignored, cell) -> {
            Cell place = cell == null ? new Cell() : cell;
            Step step = operation.on(place.entry, clockwork.nowMillis());
            reply[0] = step.reply();
            if (!step.isChanged()) {
                return cell;
            }
            return changed(key, place, step.after(), cell == null);
        });
        deliver();
        return reply[0];
    }

    private @Nullable Cell changed(String key, Cell place, Entry after, boolean isNew) {
        Entry before = place.entry;
        place.entry = after;
        boolean isGone = after.kind() == Kind.NONE && after.claim() == null;
        use((isGone ? 0 : Cell.size(key, after)) - (isNew ? 0 : Cell.size(key, before)));
        values.addAndGet(count(after) - count(before));
        memories.changed(before, after);
        if (!followers.isEmpty()) {
            news.add(() -> followers.forEach(each -> each.onChange(key, before, after)));
        }
        if (!isGone) {
            schedule(key, place);
        }
        return isGone ? null : place;
    }

    private static int count(Entry entry) {
        return entry.kind() == Kind.VALUE ? 1 : 0;
    }

    private void schedule(String key, Cell place) {
        Entry entry = place.entry;
        long due = entry.kind() == Kind.VALUE ? entry.until() : entry.forgettableAt();
        if (due < place.dueMillis) {
            place.dueMillis = due;
            sweep.at(due, key);
        }
    }

    private void onDue(String key, long dueMillis) {
        cells.computeIfPresent(key, (ignored, place) -> {
            if (place.dueMillis == dueMillis) {
                place.dueMillis = Entry.NEVER;
            }
            return place;
        });
        Cell cell = cells.get(key);
        if (cell == null) {
            return;
        }
        Entry entry = cell.entry;
        if (entry.isOverdue(clockwork.nowMillis())) {
            applied(key, new Operation.Expire(entry.version()));
        } else {
            cells.computeIfPresent(key, this::keptOrForgotten);
        }
    }

    private @Nullable Cell keptOrForgotten(String key, Cell place) {
        if (place.entry.kind() != Kind.VALUE && place.entry.isForgettable(clockwork.nowMillis())) {
            forgotten(key, place.entry);
            return null;
        }
        schedule(key, place);
        return place;
    }

    private void deliver() {
        if (!news.isEmpty()) {
            clockwork.execute(() -> {
                for (Runnable next = news.poll(); next != null; next = news.poll()) {
                    next.run();
                }
            });
        }
    }

    private void shrink(String spared) {
        while (values.get() > maxEntries && givesWay(spared)) {}
    }

    @Override
    public boolean givesWay(String spared) {
        return givingWay
                .next(spared)
                .map(key -> {
                    Cell cell = cells.get(key);
                    if (cell != null) {
                        applied(key, new Operation.Evict(cell.entry.version()));
                    }
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Future<Map<String, Entry>> all() {
        long now = clockwork.nowMillis();
        Map<String, Entry> all = new HashMap<>();
        cells.forEach((key, cell) -> {
            Entry entry = cell.entry;
            if (entry.kind() == Kind.VALUE || !entry.isForgettable(now)) {
                all.put(key, entry);
            }
        });
        return Future.succeededFuture(all);
    }

    @Override
    public Future<Runnable> follow(Follower follower) {
        followers.add(follower);
        return Future.succeededFuture(() -> followers.remove(follower));
    }

    /** Deletes every value, and forgets the rest. */
    void destroy() {
        for (Iterator<String> keys = cells.keySet().iterator(); keys.hasNext(); ) {
            applied(keys.next(), new Operation.Delete());
        }
        clear();
    }

    void clear() {
        sweep.end();
        budget.leave(this);
        cells.forEach((key, cell) -> {
            if (cells.remove(key, cell)) {
                forgotten(key, cell.entry);
            }
        });
    }
}
