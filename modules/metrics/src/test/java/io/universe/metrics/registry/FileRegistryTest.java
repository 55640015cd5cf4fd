package io.universe.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.universe.metrics.file.Identity;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.MeterFile;
import io.universe.metrics.file.OpenedFile;
import io.universe.metrics.file.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Micrometer's meters leave in the file. */
class FileRegistryTest {

    private static final int MOST = 20;

    @TempDir
    private Path directory;

    private final MockClock clock = new MockClock();
    private MeterFile file;
    private FileRegistry registry;

    @BeforeEach
    void open() {
        file = MeterFile.create(directory, new Identity("web", "web-0", 1, "web-0.1", false, 0), MOST);
        registry = new FileRegistry(file, clock);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private Reading read() {
        try (Stream<Path> files = Files.list(directory);
                OpenedFile opened = OpenedFile.open(files.findFirst().orElseThrow())) {
            return opened.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reading.Series series(String name) {
        return read().series().stream()
                .filter(each -> each.meter().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in " + read().series()));
    }

    @Test
    void shouldCountAtOnce() {
        Counter counter = Counter.builder("orders.placed")
                .description("Orders.")
                .tag("kind", "new")
                .register(registry);
        counter.increment();
        counter.increment(1.5);
        counter.increment(-7);

        Reading.Series series = series("orders_placed");

        assertThat(series.meter().tags()).containsEntry("kind", "new");
        assertThat(series.help()).isEqualTo("Orders.");
        assertThat(series.values().sum(series.meter())).isEqualTo(2.5).isEqualTo(counter.count());
    }

    @Test
    void shouldTimeInNanosecondsAndShowSeconds() {
        Timer timer = registry.timer("work");
        timer.record(1, TimeUnit.NANOSECONDS);
        timer.record(Duration.ofSeconds(2));
        registry.sample();

        Reading.Series series = series("work_seconds");

        assertThat(series.meter().kind()).isEqualTo(Kind.SUMMARY);
        assertThat(series.values().get(0)).isEqualTo(2).isEqualTo(timer.count());
        assertThat(series.values().get(1)).isEqualTo(2_000_000_001L);
        assertThat(series.values().sum(series.meter())).isCloseTo(2.000000001, within(1e-12));
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isCloseTo(2.000000001, within(1e-12));
        assertThat(series("work_seconds_max").values().fraction(0)).isEqualTo(2).isEqualTo(timer.max(TimeUnit.SECONDS));
    }

    @Test
    void shouldSortEventsIntoBuckets() {
        Timer timer = Timer.builder("work")
                .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100))
                .register(registry);
        timer.record(Duration.ofMillis(10));
        timer.record(Duration.ofMillis(11));
        timer.record(Duration.ofMillis(12));
        timer.record(Duration.ofSeconds(1));

        Reading.Series series = series("work_seconds");

        assertThat(series.meter().bounds()).containsExactly(0.01, 0.1);
        assertThat(series.values().get(Kind.firstBucket())).isEqualTo(1);
        assertThat(series.values().get(Kind.firstBucket() + 1)).isEqualTo(2);
        assertThat(series.values().get(Kind.firstBucket() + 2)).isEqualTo(1);
        assertThat(timer.count()).isEqualTo(4);
    }

    @Test
    void shouldDistributeAmounts() {
        DistributionSummary sizes = DistributionSummary.builder("size")
                .baseUnit("bytes")
                .serviceLevelObjectives(100)
                .register(registry);
        sizes.record(100);
        sizes.record(0.5);

        Reading.Series series = series("size_bytes");

        assertThat(series.values().sum(series.meter())).isEqualTo(100.5).isEqualTo(sizes.totalAmount());
        assertThat(series.values().get(Kind.firstBucket())).isEqualTo(2);
    }

    @Test
    void shouldAskGaugesWhenItSamples() {
        AtomicLong heat = new AtomicLong(7);
        Gauge.builder("heat", heat, AtomicLong::get).register(registry);
        assertThat(series("heat").values().fraction(0)).isNaN();

        registry.sample();

        assertThat(series("heat").values().fraction(0)).isEqualTo(7);
        assertThat(read().sampledMillis()).isEqualTo(clock.wallTime());
    }

    @Test
    void shouldGoOnSamplingBehindAGaugeThatThrows() {
        Gauge.builder("bad", () -> {
                    throw new IllegalStateException("no heat");
                })
                .register(registry);
        Gauge.builder("good", () -> 1).register(registry);

        registry.sample();

        assertThat(series("good").values().fraction(0)).isEqualTo(1);
    }

    @Test
    void shouldNeverLowerWhatCountsByItself() {
        AtomicLong count = new AtomicLong(5);
        FunctionCounter.builder("events", count, AtomicLong::get).register(registry);
        registry.sample();
        count.set(3);
        registry.sample();

        Reading.Series series = series("events");

        assertThat(series.values().sum(series.meter())).isEqualTo(5);
    }

    /** The same object may be registered again, or one that begins anew. */
    @Test
    void shouldGoOnWithAFunctionThatIsRegisteredAgain() {
        AtomicLong first = new AtomicLong(5);
        FunctionCounter counter =
                FunctionCounter.builder("events", first, AtomicLong::get).register(registry);
        registry.sample();
        registry.remove(counter);
        first.set(7);
        counter = FunctionCounter.builder("events", first, AtomicLong::get).register(registry);
        registry.sample();
        assertThat(sum("events")).isEqualTo(7);

        registry.remove(counter);
        AtomicLong second = new AtomicLong(1);
        FunctionCounter.builder("events", second, AtomicLong::get).register(registry);
        registry.sample();
        assertThat(sum("events")).isEqualTo(8);
        second.set(4);
        registry.sample();
        assertThat(sum("events")).isEqualTo(11);
    }

    private double sum(String name) {
        Reading.Series series = series(name);
        return series.values().sum(series.meter());
    }

    @Test
    void shouldGoOnWithAFunctionTimerThatIsRegisteredAgain() {
        AtomicLong calls = new AtomicLong(2);
        registry.remove(functionTimer(calls));
        functionTimer(calls);
        registry.sample();
        calls.set(3);
        registry.sample();

        assertThat(series("calls_seconds").values().get(0)).isEqualTo(3);
        assertThat(sum("calls_seconds")).isEqualTo(6);
    }

    private FunctionTimer functionTimer(AtomicLong calls) {
        FunctionTimer timer = FunctionTimer.builder(
                        "calls", calls, AtomicLong::get, made -> 2.0 * made.get(), TimeUnit.SECONDS)
                .register(registry);
        registry.sample();
        return timer;
    }

    /** Micrometer does not keep what it asks alive, and takes no second meter of a name; so one that has nothing to ask must not be in the way. */
    @Test
    void shouldLetAnotherTakeThePlaceOfOneThatHasNothingToAsk() {
        AtomicLong heat = new AtomicLong(7);
        Gauge.builder("heat", (AtomicLong) null, AtomicLong::get).register(registry);
        FunctionCounter.builder("events", (AtomicLong) null, AtomicLong::get).register(registry);
        registry.sample();

        Gauge.builder("heat", heat, AtomicLong::get).register(registry);
        FunctionCounter.builder("events", heat, AtomicLong::get).register(registry);
        registry.sample();

        assertThat(series("heat").isRetired()).isFalse();
        assertThat(series("heat").values().fraction(0)).isEqualTo(7);
        assertThat(sum("events")).isEqualTo(7);
    }

    @Test
    void shouldTellHowManyLongTasksAreUnderWay() {
        LongTaskTimer tasks = LongTaskTimer.builder("import").register(registry);
        tasks.start();
        clock.add(Duration.ofSeconds(3));
        registry.sample();

        assertThat(series("import_seconds_active").values().fraction(0)).isEqualTo(1);
        assertThat(series("import_seconds_duration").values().fraction(0)).isEqualTo(3);
    }

    @Test
    void shouldKeepWhatARemovedCounterHasCounted() {
        Counter counter = registry.counter("orders");
        counter.increment();
        registry.remove(counter);
        registry.counter("orders").increment();

        Reading.Series series = series("orders");

        assertThat(series.values().get(0)).isEqualTo(2);
    }

    @Test
    void shouldNotShowARemovedGauge() {
        Gauge gauge = Gauge.builder("heat", () -> 1).register(registry);
        registry.remove(gauge);

        assertThat(series("heat").isRetired()).isTrue();
    }

    @Test
    void shouldHaveSoManyMetersAndNoMore() {
        for (int number = 0; number < 2 * MOST; number++) {
            registry.counter("orders", "customer", "c" + number).increment();
        }

        assertThat(read().series()).hasSize(MOST);
        assertThat(read().uncounted()).isEqualTo(MOST);
    }

    @Test
    void shouldLetARemovedMeterInAgainThoughThereIsNoRoom() {
        Counter counter = registry.counter("orders", "customer", "c0");
        for (int number = 1; number < MOST; number++) {
            registry.counter("orders", "customer", "c" + number);
        }
        registry.remove(counter);
        registry.counter("orders", "customer", "c0").increment();

        assertThat(sum("orders")).isEqualTo(1);
        assertThat(read().uncounted()).isZero();
    }
}
