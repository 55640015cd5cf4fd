package io.universe.metrics.scrape;

import io.micrometer.core.instrument.MeterRegistry;
import io.universe.control.DaemonThreads;
import io.universe.metrics.process.CountingProcess;
import io.universe.metrics.totals.Place;
import io.universe.spi.MetricsSpec;
import io.universe.spi.UniverseMetrics;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every process of a universe has counted, as its master knows it from their files: who is hung delays nobody. Files of ended processes are looked for every ten seconds, asked or not. The master counts as the others do,
 * when somebody has asked for the first time. Safe from any thread; the books have one reader at a time.
 */
public final class CountedUniverse implements UniverseMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(CountedUniverse.class);
    private static final long SWEEP_SECONDS = 10;

    private final MetricsSpec master;
    private final Supplier<JsonObject> status;
    private final IntPredicate counts;
    private final Clock clock;
    private final Books books;
    private final LeftOutLog leftOut = new LeftOutLog();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("metrics-sweeper"));
    private final AtomicReference<@Nullable CompletableFuture<String>> underWay = new AtomicReference<>();
    private @Nullable CountingProcess own;
    private boolean isClosed;

    private CountedUniverse(MetricsSpec master, Supplier<JsonObject> status, IntPredicate counts, Clock clock) {
        this.master = master;
        this.status = status;
        this.counts = counts;
        this.clock = clock;
        this.books = new Books(master.directory().orElseThrow(), clock);
    }

    /** Sweeps from now on. The workers of the generations that count are expected to have files. */
    public static CountedUniverse of(MetricsSpec master, Supplier<JsonObject> status, IntPredicate counts) {
        CountedUniverse universe = new CountedUniverse(master, status, counts, Clock.systemUTC());
        universe.sweeper.scheduleWithFixedDelay(universe::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        return universe;
    }

    @Override
    public String text() {
        CompletableFuture<String> begun = new CompletableFuture<>();
        CompletableFuture<String> other = underWay.compareAndExchange(null, begun);
        if (other != null) {
            return other.join();
        }
        try {
            begun.complete(scrape());
        } catch (Throwable e) {
            begun.completeExceptionally(e);
        } finally {
            underWay.set(null);
        }
        return begun.join();
    }

    /** Whoever comes too late must not write into the books of the next master. */
    private synchronized String scrape() throws IOException {
        if (isClosed) {
            throw new IOException("this master counts no more");
        }
        CountingProcess counting = own();
        counting.sample();
        Scrape scrape = Scrape.of(books.balance(), status.get(), this::counts, clock.millis());
        leftOut.onAnswer(scrape.leftOut());
        return scrape.text();
    }

    private boolean counts(Place place) {
        return place.equals(UniverseGauges.MASTER)
                ? CountingProcess.isOn(master.settings())
                : counts.test(place.generation());
    }

    /** The master counts, too, from the first time on that somebody wants to know. */
    private synchronized CountingProcess own() {
        CountingProcess known = own;
        if (known == null) {
            known = CountingProcess.open(master);
            own = known;
        }
        return known;
    }

    private synchronized void sweep() {
        if (isClosed) {
            return;
        }
        try {
            books.balance();
        } catch (IOException | RuntimeException | Error e) { // the next sweep comes all the same
            LOG.warn("What ended processes have counted cannot be added up: {}", e.toString());
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        MeterRegistry registry = own().registry();
        if (!type.isInstance(registry)) {
            throw new IllegalArgumentException("the master does not count with " + type.getName());
        }
        return type.cast(registry);
    }

    /** The workers have ended by now, or go on without this master. */
    @Override
    public void close() {
        sweeper.shutdown();
        closeBooks();
    }

    private synchronized void closeBooks() {
        if (isClosed) {
            return;
        }
        sweep();
        isClosed = true;
        if (own != null) {
            own.close();
        }
        books.close();
    }
}
