package io.universe.metrics.registry;

import io.micrometer.core.instrument.AbstractMeter;
import io.micrometer.core.instrument.Counter;
import io.universe.metrics.file.Cells;
import io.universe.metrics.file.Kind;

/** A counter in the file. What is no amount, or a negative one, is not counted. */
final class CellCounter extends AbstractMeter implements Counter {

    private final Cells cells;

    CellCounter(Id id, Cells cells) {
        super(id);
        this.cells = cells;
    }

    @Override
    public void increment(double amount) {
        if (amount > 0) {
            cells.addToSum(Kind.COUNTER.sum(), amount);
        }
    }

    @Override
    public double count() {
        return cells.sum(Kind.COUNTER.sum());
    }
}
