package io.universe.cache.keeping;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.LocalMapStats;
import com.hazelcast.map.listener.EntryAddedListener;
import io.universe.cache.hazelcast.Maps;
import io.universe.cache.hazelcast.Premises;
import io.universe.control.DaemonThreads;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what the keeper has to know and what may take a while: how much there is, what the catalogue allows, and, one namespace at a time, all entries that this member owns. One thing at a time on a thread of its own; what it finds it puts into the
 * keeper's inbox.
 */
final class Surveyor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);
    private static final long MILLI = 1_000_000;
    private static final long MEASURE_NANOS = 1_000 * MILLI;
    private static final long MEASURE_PRESSED_NANOS = 100 * MILLI;
    private static final long CATALOGUE_NANOS = 5_000 * MILLI;

    private final HazelcastInstance instance;
    private final Premises premises;
    private final Consumer<Runnable> inbox;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("cache-survey"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(new DaemonThreads("cache-catalogue"));
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile boolean isListening;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private long measureAtNanos;
    private long readAtNanos;

    Surveyor(HazelcastInstance instance, Premises premises, Consumer<Runnable> inbox) {
        this.instance = instance;
        this.premises = premises;
        this.inbox = inbox;
        measureAtNanos = System.nanoTime();
        readAtNanos = measureAtNanos;
    }

    boolean isIdle() {
        return !isBusy.get();
    }

    /** Starts what is due next, if anything is. On the keeper's thread. */
    void next(Housekeeping housekeeping, long nowNanos, boolean isPressed) {
        if (nowNanos - readAtNanos >= 0 && isReading.compareAndSet(false, true)) {
            readAtNanos =
                    nowNanos + CATALOGUE_NANOS + ThreadLocalRandom.current().nextLong(CATALOGUE_NANOS / 10);
            start(reading, isReading, () -> read(housekeeping));
        }
        if (nowNanos - measureAtNanos >= (isPressed ? MEASURE_PRESSED_NANOS - MEASURE_NANOS : 0)) {
            measureAtNanos = nowNanos + MEASURE_NANOS;
            isBusy.set(true);
            start(thread, isBusy, () -> measure(housekeeping));
            return;
        }
        String due = housekeeping.nextLook(nowNanos);
        if (due != null) {
            isBusy.set(true);
            start(thread, isBusy, () -> tryLook(housekeeping, due));
        }
    }

    private void start(ExecutorService executor, AtomicBoolean flag, Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) { // as where the instance ends
                LOG.debug("the cache could not be surveyed", e);
            } finally {
                flag.set(false);
            }
        });
    }

    /** Of all data members: it may wait for one that hangs. */
    private void read(Housekeeping housekeeping) {
        IMap<String, String> catalogue = instance.getMap(Maps.CATALOGUE);
        if (!isListening) {
            catalogue.addEntryListener(
                    (EntryAddedListener<String, String>) event -> {
                        Map<String, Allowed> added = allowed(Map.of(event.getKey(), event.getValue()));
                        inbox.accept(() -> housekeeping.onCatalogue(added));
                    },
                    true);
            isListening = true;
        }
        Map<String, String> options = new HashMap<>();
        catalogue.entrySet().forEach(entry -> options.put(entry.getKey(), entry.getValue()));
        Map<String, Allowed> all = allowed(options);
        inbox.accept(() -> housekeeping.onWholeCatalogue(all));
    }

    private static Map<String, Allowed> allowed(Map<String, String> options) {
        Map<String, Allowed> allowed = new HashMap<>();
        options.forEach((name, text) -> allowed.put(name, Allowed.of(text)));
        return allowed;
    }

    private void measure(Housekeeping housekeeping) {
        long mark = premises.room().mark();
        Map<String, Long> bytes = new HashMap<>();
        Maps.namespaces(instance).forEach(name -> bytes.put(name, stats(name).getHeapCost()));
        inbox.accept(() -> housekeeping.onMeasured(bytes, mark));
    }

    /** Warns once of each namespace that it cannot look at, until it can again. */
    private void tryLook(Housekeeping housekeeping, String namespace) {
        try {
            look(housekeeping, namespace);
            failed.remove(namespace);
        } catch (RuntimeException e) {
            inbox.accept(() -> housekeeping.onLookFailed(namespace, System.nanoTime()));
            if (failed.add(namespace) && instance.getLifecycleService().isRunning()) {
                LOG.warn("the entries of the cache {} cannot be looked at: {}", namespace, e.toString());
            }
        }
    }

    /** Where partitions move while it looks, it may see entries twice: but there are not more than Hazelcast has. */
    private void look(Housekeeping housekeeping, String namespace) {
        long mark = premises.mark(namespace);
        Look look = new Look(namespace);
        map(namespace).localKeySet(look);
        Look.Seen seen = look.seen();
        long count = Math.min(seen.count(), stats(namespace).getOwnedEntryCount());
        Look.Seen counted = new Look.Seen(namespace, count, seen.deadlines(), seen.values(), seen.memories());
        inbox.accept(() -> housekeeping.onLooked(counted, mark, System.nanoTime()));
    }

    private LocalMapStats stats(String namespace) {
        return map(namespace).getLocalMapStats();
    }

    private IMap<String, byte[]> map(String namespace) {
        return instance.getMap(Maps.of(namespace));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        reading.shutdownNow();
    }
}
