package io.universe.launcher.drill;

import org.HdrHistogram.Histogram;

/** How long answers took. Immutable: what goes in and comes out is copied. */
public final class Latencies {

    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double NINETY_NINE = 99;

    private final Histogram micros;

    Latencies(Histogram micros) {
        this.micros = micros.copy();
    }

    static Latencies none() {
        return new Latencies(histogram());
    }

    /** A histogram of microseconds. */
    static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    Latencies plus(Latencies others) {
        Histogram sum = micros.copy();
        sum.add(others.micros);
        return new Latencies(sum);
    }

    /** What 99 of 100 answers did not exceed, in milliseconds; 0 where there was none. */
    public double p99Millis() {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(NINETY_NINE) / MICROS_PER_MILLI;
    }

    /** The slowest answer, in milliseconds; 0 where there was none. */
    public double worstMillis() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }
}
