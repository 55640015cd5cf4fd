package io.universe.metrics.registry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionCounter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.internal.DefaultGauge;
import io.micrometer.core.instrument.internal.DefaultLongTaskTimer;
import io.micrometer.core.instrument.internal.DefaultMeter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import io.universe.metrics.file.Cells;
import io.universe.metrics.file.Kind;
import io.universe.metrics.file.MeterFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The registry of one process. What counters, timers and distributions count is in the file when the call returns; what has to be asked for, as gauges have, comes there with {@link #sample}. Percentiles that a meter
 * would compute itself are not kept, since they cannot be added up; buckets are. Safe from any thread.
 */
public final class FileRegistry extends MeterRegistry {

    private final Rows rows;
    private final Samples samples = new Samples();
    private final MeterFile file;

    /** Of this file; the clock is for long tasks. */
    public FileRegistry(MeterFile file, Clock clock) {
        super(clock);
        this.file = file;
        this.rows = new Rows(file);
        config().namingConvention(new PrometheusNamingConvention());
        config().meterFilter(new Bound(file, rows::hasPlace));
        config().onMeterRemoved(this::onRemoved);
    }

    /** Asks all gauges, and whatever else counts by itself. One that throws is left out; one whose object is gone is removed, so that another may be registered in its place. For threads that may wait. */
    public synchronized void sample() {
        samples.take();
        samples.orphans().forEach(this::remove);
        file.sampled(clock.wallTime());
    }

    private void onRemoved(Meter meter) {
        samples.remove(meter.getId());
        rows.retire(meter.getId());
    }

    private Name name(Meter.Id id) {
        return new Name(id, getConventionName(id), getConventionTags(id));
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        return new CellCounter(id, rows.of(name(id), Kind.COUNTER));
    }

    @Override
    protected <T> Gauge newGauge(Meter.Id id, T object, ToDoubleFunction<T> value) {
        Gauge gauge = new DefaultGauge<>(id, object, value);
        samples.ask(id, object);
        sampleGauge(name(id), gauge::value);
        return gauge;
    }

    private void sampleGauge(Name name, DoubleSupplier value) {
        Cells cells = rows.of(name, Kind.GAUGE);
        samples.add(name.id(), () -> cells.setFraction(0, value.getAsDouble()));
    }

    private void sampleSum(Name name, DoubleSupplier value) {
        DoubleConsumer sum = rows.sum(name);
        samples.add(name.id(), () -> sum.accept(value.getAsDouble()));
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        Name name = name(id);
        Maximum maximum = new Maximum(1e-9);
        sampleGauge(name.with("_max"), maximum::take);
        return new CellTimer(id, clock, pauses, rows.distribution(name, config, 1e-9), maximum);
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig config, double scale) {
        Name name = name(id);
        Maximum maximum = new Maximum(1);
        sampleGauge(name.with("_max"), maximum::take);
        return new CellSummary(id, scale, rows.distribution(name, config, 1), maximum);
    }

    @Override
    protected LongTaskTimer newLongTaskTimer(Meter.Id id, DistributionStatisticConfig config) {
        LongTaskTimer timer = new DefaultLongTaskTimer(id, clock, getBaseTimeUnit(), config, false);
        sampleGauge(name(id).with("_active"), timer::activeTasks);
        sampleGauge(name(id).with("_duration"), () -> timer.duration(TimeUnit.SECONDS));
        return timer;
    }

    @Override
    protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T object, ToDoubleFunction<T> count) {
        FunctionCounter counter = new CumulativeFunctionCounter<>(id, object, count);
        samples.ask(id, object);
        sampleSum(name(id), counter::count);
        return counter;
    }

    @Override
    protected <T> FunctionTimer newFunctionTimer(
            Meter.Id id, T object, ToLongFunction<T> count, ToDoubleFunction<T> total, TimeUnit unit) {
        FunctionTimer timer = new CumulativeFunctionTimer<>(id, object, count, total, unit, getBaseTimeUnit());
        samples.ask(id, object);
        Name name = name(id);
        Cells cells = rows.of(name, Kind.SUMMARY);
        DoubleConsumer events = rows.followed(name.with("_count"), grown -> cells.add(0, (long) grown));
        DoubleConsumer time = rows.followed(name, grown -> cells.addToSum(Kind.SUMMARY.sum(), grown));
        samples.add(id, () -> {
            events.accept(timer.count());
            time.accept(timer.totalTime(TimeUnit.SECONDS));
        });
        return timer;
    }

    @Override
    protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
        for (Measurement measurement : measurements) {
            Name name = name(id).with("_" + measurement.getStatistic().getTagValueRepresentation());
            switch (measurement.getStatistic()) {
                case COUNT, TOTAL, TOTAL_TIME -> sampleSum(name, measurement::getValue);
                default -> sampleGauge(name, measurement::getValue);
            }
        }
        return new DefaultMeter(id, type, measurements);
    }

    @Override
    protected TimeUnit getBaseTimeUnit() {
        return TimeUnit.SECONDS;
    }

    @Override
    protected DistributionStatisticConfig defaultHistogramConfig() {
        return DistributionStatisticConfig.DEFAULT;
    }

    /** A meter as Micrometer knows it, and as Prometheus does. */
    record Name(Meter.Id id, String name, List<Tag> tags) {

        Name with(String end) {
            return new Name(id, name + end, tags);
        }
    }
}
