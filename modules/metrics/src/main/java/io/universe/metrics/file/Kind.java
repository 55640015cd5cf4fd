package io.universe.metrics.file;

/** What the cells of a meter mean. A sum has two of them, so that whole amounts are added exactly: its whole part, and the rest as the bits of a double. */
public enum Kind {
    /** A sum that only grows. */
    COUNTER(0, 2),
    /** One value, as the bits of a double; not a number while there is none. */
    GAUGE(0, 1),
    /** A number of events, and the sum of their amounts. */
    SUMMARY(1, 3),
    /** The sum of amounts, and how many events there were up to each bound and above all, each counted once. */
    HISTOGRAM(0, 2);

    private final int sum;
    private final int cells;

    Kind(int sum, int cells) {
        this.sum = sum;
        this.cells = cells;
    }

    /** Where the whole part of the sum is; the rest of it is the next cell. */
    public int sum() {
        return sum;
    }

    /** Where a histogram counts events of the first bucket. */
    public static int firstBucket() {
        return HISTOGRAM.cells;
    }

    /** How many cells a meter with so many bounds has. */
    public int cells(int bounds) {
        return this == HISTOGRAM ? cells + bounds + 1 : cells;
    }

    /** Whether what was counted is kept when its process has ended. */
    public boolean isKept() {
        return this != GAUGE;
    }

    /** Whether the cell holds the bits of a double. */
    public boolean isFraction(int cell) {
        return this == GAUGE || cell == sum + 1;
    }
}
