package io.universe.metrics.registry;

import java.util.concurrent.atomic.AtomicLong;

/** The largest amount of the last minute, where it is asked for about once a second. To tell it costs one read, unless the amount is the largest yet. Told by any thread, asked by one. */
final class Maximum {

    private static final int SAMPLES = 60;

    private final double scale;
    private final AtomicLong largest = new AtomicLong();
    private final double[] earlier = new double[SAMPLES];
    private int next;

    /** Amounts are shown multiplied by this. */
    Maximum(double scale) {
        this.scale = scale;
    }

    /** The bits of doubles that are not negative are in the order of their values. */
    void tell(double amount) {
        long bits = Double.doubleToRawLongBits(amount);
        long seen = largest.get();
        while (bits > seen && !largest.compareAndSet(seen, bits)) {
            seen = largest.get();
        }
    }

    /** The largest of this second and of those before it. */
    double take() {
        earlier[next] = Double.longBitsToDouble(largest.getAndSet(0));
        next = (next + 1) % SAMPLES;
        return now();
    }

    /** The same without beginning another second. */
    double now() {
        double most = Double.longBitsToDouble(largest.get());
        for (double one : earlier) {
            most = Math.max(most, one);
        }
        return most * scale;
    }
}
