package io.universe.cluster.lease;

import io.universe.cluster.membership.Membership;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The nodes whose process has ended, and of which the cluster has no member any more. Before that, what the process had sent may still be on its way to a member that holds data; and a member that the cluster has only lost may
 * live on. Owned by the thread of the leases.
 */
final class Gone implements Predicate<String> {

    private final Set<String> ended = new LinkedHashSet<>();
    private final Supplier<? extends Collection<String>> members;

    Gone(Supplier<? extends Collection<String>> members) {
        this.members = members;
    }

    /** The process was seen to end, or has said goodbye. */
    void onEnded(String uuid) {
        if (ended.add(uuid) && ended.size() > Membership.DEAD_REMEMBERED) {
            ended.remove(ended.iterator().next());
        }
    }

    @Override
    public boolean test(String uuid) {
        return ended.contains(uuid) && !members.get().contains(uuid);
    }
}
