package io.universe.metrics.registry;

import io.micrometer.core.instrument.AbstractTimer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.NoopHistogram;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.util.TimeUtils;
import java.util.concurrent.TimeUnit;

/** A timer in the file, which counts in nanoseconds. */
final class CellTimer extends AbstractTimer {

    private final Distribution distribution;
    private final Maximum maximum;

    CellTimer(Id id, Clock clock, PauseDetector pauses, Distribution distribution, Maximum maximum) {
        super(id, clock, pauses, TimeUnit.SECONDS, NoopHistogram.INSTANCE);
        this.distribution = distribution;
        this.maximum = maximum;
    }

    @Override
    protected void recordNonNegative(long amount, TimeUnit unit) {
        long nanos = unit.toNanos(amount);
        distribution.count(nanos);
        maximum.tell((double) nanos);
    }

    @Override
    public long count() {
        return distribution.events();
    }

    @Override
    public double totalTime(TimeUnit unit) {
        return TimeUtils.nanosToUnit(distribution.total(), unit);
    }

    @Override
    public double max(TimeUnit unit) {
        return TimeUtils.secondsToUnit(maximum.now(), unit);
    }
}
