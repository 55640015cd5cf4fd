package io.universe.cache.keeping;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.LocalMapStats;
import com.hazelcast.map.listener.EntryAddedListener;
import io.universe.cache.hazelcast.Maps;
import io.universe.cache.hazelcast.Premises;
import io.universe.control.DaemonThreads;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
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
    private static final long MEASURE_MILLIS = 1_000;
    private static final long MEASURE_PRESSED_MILLIS = 100;
    private static final long CATALOGUE_MILLIS = 5_000;
    private static final int DEFAULT_MAX_ENTRIES = 100_000;

    private final HazelcastInstance instance;
    private final Premises premises;
    private final Consumer<Runnable> inbox;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads("cache-survey"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(new DaemonThreads("cache-catalogue"));
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile boolean isListening;
    private long measuredAtMillis;
    private long readAtMillis;

    Surveyor(HazelcastInstance instance, Premises premises, Consumer<Runnable> inbox) {
        this.instance = instance;
        this.premises = premises;
        this.inbox = inbox;
    }

    boolean isIdle() {
        return !isBusy.get();
    }

    /** Starts what is due next, if anything is. On the keeper's thread. */
    void next(Housekeeping housekeeping, long nowMillis, boolean isPressed) {
        if (nowMillis - readAtMillis >= CATALOGUE_MILLIS && isReading.compareAndSet(false, true)) {
            readAtMillis = nowMillis + ThreadLocalRandom.current().nextLong(CATALOGUE_MILLIS / 10);
            start(reading, isReading, () -> read(housekeeping));
        }
        if (nowMillis - measuredAtMillis >= (isPressed ? MEASURE_PRESSED_MILLIS : MEASURE_MILLIS)) {
            measuredAtMillis = nowMillis;
            isBusy.set(true);
            start(thread, isBusy, () -> measure(housekeeping));
            return;
        }
        String due = housekeeping.nextLook(nowMillis);
        if (due != null) {
            isBusy.set(true);
            start(thread, isBusy, () -> look(housekeeping, due));
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
                    (EntryAddedListener<String, String>)
                            event -> told(housekeeping, Map.of(event.getKey(), event.getValue())),
                    true);
            isListening = true;
        }
        Map<String, String> options = new HashMap<>();
        catalogue.entrySet().forEach(entry -> options.put(entry.getKey(), entry.getValue()));
        told(housekeeping, options);
    }

    private void told(Housekeeping housekeeping, Map<String, String> options) {
        Map<String, Integer> allowed = new HashMap<>();
        options.forEach(
                (name, text) -> allowed.put(name, new JsonObject(text).getInteger("maxEntries", DEFAULT_MAX_ENTRIES)));
        inbox.accept(() -> housekeeping.onCatalogue(allowed));
    }

    private void measure(Housekeeping housekeeping) {
        long mark = premises.room().mark();
        Map<String, Long> bytes = new HashMap<>();
        Maps.namespaces(instance).forEach(name -> bytes.put(name, stats(name).getHeapCost()));
        inbox.accept(() -> housekeeping.onMeasured(bytes, mark));
    }

    /** Where partitions move while it looks, it may see entries twice: but there are not more than Hazelcast has. */
    private void look(Housekeeping housekeeping, String namespace) {
        long mark = premises.mark(namespace);
        Look look = new Look(namespace);
        map(namespace).localKeySet(look);
        Look.Seen seen = look.seen();
        long count = Math.min(seen.count(), stats(namespace).getOwnedEntryCount());
        Look.Seen counted = new Look.Seen(namespace, count, seen.deadlines(), seen.values(), seen.memories());
        inbox.accept(() -> housekeeping.onLooked(counted, mark, System.currentTimeMillis()));
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
