package io.universe.metrics.registry;

import io.universe.metrics.file.Cells;
import io.universe.metrics.file.Kind;

/** Where a timer or a distribution counts. Safe from any thread. */
final class Distribution {

    private final Kind kind;
    private final double[] bounds;
    private final Cells cells;

    /** With the upper bounds of its buckets, in the unit that is counted in; none for one without buckets. */
    Distribution(Kind kind, double[] bounds, Cells cells) {
        this.kind = kind;
        this.bounds = bounds;
        this.cells = cells;
    }

    /** One more event of this amount. */
    void count(double amount) {
        cells.addToSum(kind.sum(), amount);
        countEvent(amount);
    }

    /** The same for an amount that is whole. */
    void count(long amount) {
        cells.add(kind.sum(), amount);
        countEvent((double) amount);
    }

    private void countEvent(double amount) {
        cells.add(kind == Kind.SUMMARY ? 0 : Kind.firstBucket() + bucket(amount), 1);
    }

    private int bucket(double amount) {
        int bucket = 0;
        while (bucket < bounds.length && amount > bounds[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** How many events there were. */
    long events() {
        if (kind == Kind.SUMMARY) {
            return cells.get(0);
        }
        long events = 0;
        for (int bucket = 0; bucket <= bounds.length; bucket++) {
            events += cells.get(Kind.firstBucket() + bucket);
        }
        return events;
    }

    /** The sum of their amounts. */
    double total() {
        return cells.sum(kind.sum());
    }
}
