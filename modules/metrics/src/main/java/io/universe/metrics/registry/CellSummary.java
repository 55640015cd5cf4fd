package io.universe.metrics.registry;

import io.micrometer.core.instrument.AbstractDistributionSummary;
import io.micrometer.core.instrument.distribution.NoopHistogram;

/** A distribution in the file. */
final class CellSummary extends AbstractDistributionSummary {

    private final Distribution distribution;
    private final Maximum maximum;

    CellSummary(Id id, double scale, Distribution distribution, Maximum maximum) {
        super(id, scale, NoopHistogram.INSTANCE);
        this.distribution = distribution;
        this.maximum = maximum;
    }

    @Override
    protected void recordNonNegative(double amount) {
        distribution.count(amount);
        maximum.tell(amount);
    }

    @Override
    public long count() {
        return distribution.events();
    }

    @Override
    public double totalAmount() {
        return distribution.total();
    }

    @Override
    public double max() {
        return maximum.now();
    }
}
