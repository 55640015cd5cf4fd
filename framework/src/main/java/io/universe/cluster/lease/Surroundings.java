package io.universe.cluster.lease;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What leases need of the node that they are in.
 *
 * @param self the uuid of the node
 * @param sightings what contests of the node have seen last
 * @param isGone whether the process of a node has ended, and the cluster has no such member any more
 * @param members the uuids of those that the cluster has just now
 * @param onReleased is told of a lease that others wait for, when it was released
 * @param chance evenly from 0 to 1
 */
record Surroundings(
        Supplier<String> self,
        LeaseMap map,
        Clockwork clockwork,
        LeaseTimes times,
        Sightings sightings,
        Predicate<String> isGone,
        Supplier<? extends Collection<String>> members,
        Consumer<Release> onReleased,
        DoubleSupplier chance) {

    Surroundings(
            Supplier<String> self,
            LeaseMap map,
            Clockwork clockwork,
            LeaseTimes times,
            Predicate<String> isGone,
            Supplier<? extends Collection<String>> members,
            Consumer<Release> onReleased,
            DoubleSupplier chance) {
        this(self, map, clockwork, times, new Sightings(), isGone, members, onReleased, chance);
    }

    long nanoTime() {
        return clockwork.nanoTime();
    }

    Set<String> membersNow() {
        return Set.copyOf(members.get());
    }

    /** A wait, less up to a third by chance. */
    long jittered(long nanos) {
        return (long) (nanos * (1 - chance.getAsDouble() / 3));
    }
}
