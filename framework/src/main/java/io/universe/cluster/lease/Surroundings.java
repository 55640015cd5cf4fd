package io.universe.cluster.lease;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What leases need of the node that they are in.
 *
 * @param self the uuid of the node
 * @param isGone whether the process of a node has ended, and the cluster has no such member any more
 * @param isLost whether the cluster has no such member any more, and its process may live on
 * @param onReleased is told the key of a lease that others wait for, when it was released
 * @param chance evenly from 0 to 1
 */
record Surroundings(
        Supplier<String> self,
        LeaseMap map,
        Clockwork clockwork,
        LeaseTimes times,
        Predicate<String> isGone,
        Predicate<String> isLost,
        Consumer<String> onReleased,
        DoubleSupplier chance) {

    long nanoTime() {
        return clockwork.nanoTime();
    }

    /** A wait, less up to a third by chance. */
    long jittered(long nanos) {
        return (long) (nanos * (1 - chance.getAsDouble() / 3));
    }
}
