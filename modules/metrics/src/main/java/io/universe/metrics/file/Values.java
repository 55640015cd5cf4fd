package io.universe.metrics.file;

import java.util.Arrays;

/** What the cells of a meter held at some moment. Immutable. */
public final class Values {

    private final long[] cells;

    private Values(long[] cells) {
        this.cells = cells;
    }

    /** These, which are copied. */
    public static Values of(long... cells) {
        return new Values(cells.clone());
    }

    /** One value that is a double. */
    public static Values ofGauge(double value) {
        return new Values(new long[] {Double.doubleToRawLongBits(value)});
    }

    /** How many there are. */
    public int count() {
        return cells.length;
    }

    /** The long. */
    public long get(int cell) {
        return cells[cell];
    }

    /** The double whose bits it holds. */
    public double fraction(int cell) {
        return Double.longBitsToDouble(cells[cell]);
    }

    /** What the meter has summed up, in the unit that is shown. */
    public double sum(Meter meter) {
        int sum = meter.kind().sum();
        return (double) get(sum) * meter.scale() + fraction(sum + 1) * meter.scale();
    }

    /** What two processes have counted with the meter. */
    public Values plus(Meter meter, Values other) {
        long[] sums = cells.clone();
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = meter.kind().isFraction(cell)
                    ? Double.doubleToRawLongBits(fraction(cell) + other.fraction(cell))
                    : cells[cell] + other.cells[cell];
        }
        return new Values(sums);
    }

    /** Whether nothing was counted. */
    public boolean isZero() {
        return Arrays.stream(cells).allMatch(cell -> cell == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && Arrays.equals(cells, values.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}
