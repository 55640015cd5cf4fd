package io.universe.cache.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.partition.PartitionLostEvent;
import io.universe.cache.hazelcast.Gaps.Extent;
import io.universe.cache.port.Clockwork;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nobody misses news for long. Hazelcast's events are told once and may be lost. Followers read again when a data member went, when a partition was lost with its copy, and when halves of the cluster have met, once for all that comes within {@link Gaps#TOGETHER_MILLIS}; and every 3 s each data member is asked
 * how many changes it has published, slice by slice of time, which is compared with what was heard. So lost news are noticed within {@link #BOUND_MILLIS}, at a cost that does not grow with the number of entries; while a member hangs, when it is given up. The state is the clockwork's.
 */
final class News implements AutoCloseable {

    /** A slice, until it has settled at the publisher, a wait to the next question, until it has settled here; and somewhat for the network. */
    static final long BOUND_MILLIS = 9_000;

    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final long ASK_MILLIS = 3_000;
    private static final double JITTER = 0.1;
    private static final long SETTLED_MILLIS = 1_000;

    private final HazelcastInstance instance;
    private final DataMembers members;
    private final Clockwork clockwork;
    private final List<Following> followings = new CopyOnWriteArrayList<>();
    private final List<Consumer<Extent>> gapListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> ends = new CopyOnWriteArrayList<>();
    private final Gaps gaps;
    private volatile boolean isClosed;

    /** Begins. May block. */
    News(HazelcastInstance instance, Clockwork clockwork) {
        this.instance = instance;
        this.clockwork = clockwork;
        gaps = new Gaps(clockwork, this::tell);
        members = new DataMembers(instance);
        UUID membership = instance.getCluster().addMembershipListener(new Membership());
        UUID lost = instance.getPartitionService().addPartitionLostListener(this::onPartitionLost);
        UUID lifecycle = instance.getLifecycleService().addLifecycleListener(this::onLifecycle);
        ends.add(() -> instance.getCluster().removeMembershipListener(membership));
        ends.add(() -> instance.getPartitionService().removePartitionLostListener(lost));
        ends.add(() -> instance.getLifecycleService().removeLifecycleListener(lifecycle));
        askLater();
    }

    void add(Following following) {
        followings.add(following);
    }

    void remove(Following following) {
        followings.remove(following);
    }

    /** Calls the listener too when something may have been lost; on the clockwork's thread. */
    void onGap(Consumer<Extent> listener) {
        gapListeners.add(listener);
    }

    @Override
    public void close() {
        isClosed = true;
        for (Runnable end : ends) {
            try {
                end.run();
            } catch (RuntimeException ended) { // with the instance
                LOG.debug("the instance has ended: {}", ended.toString());
            }
        }
    }

    private void onLifecycle(LifecycleEvent event) {
        if (event.getState() == LifecycleState.MERGED) {
            onGap(Extent.DATA, "halves of the cluster have met");
        }
    }

    /** Told of each partition that a copy was promoted for, too: with as many lost copies as there were before the one that survived. Each map of the cache has one copy. */
    private void onPartitionLost(PartitionLostEvent event) {
        if (event.getLostBackupCount() >= 1) {
            onGap(Extent.DATA, "a partition was lost");
        }
    }

    private void onGap(Extent extent, String why) {
        if (gaps.add(extent)) {
            LOG.info("changes of caches may have been missed, since {}", why);
        }
    }

    private void tell(Extent extent) {
        if (!isClosed) {
            followings.forEach(Following::onGap);
            gapListeners.forEach(listener -> listener.accept(extent));
        }
    }

    private void askLater() {
        double random = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        clockwork.after((long) (ASK_MILLIS * random), this::ask);
    }

    private void ask() {
        if (isClosed) {
            return;
        }
        if (!followings.isEmpty() && instance.getLifecycleService().isRunning()) {
            members.ask((member, counts) ->
                    clockwork.execute(() -> clockwork.after(SETTLED_MILLIS, () -> compare(member, counts))));
        }
        askLater();
    }

    private void compare(UUID member, Counts counts) {
        List<UUID> now = members.all().stream().map(Member::getUuid).toList();
        followings.forEach(following -> following.compare(member, counts, now));
    }

    /** On Hazelcast's event thread. */
    private final class Membership extends MembershipAdapter {

        /** Where it is the only one, all that there was is lost. */
        @Override
        public void memberAdded(MembershipEvent event) {
            if (!event.getMember().isLiteMember() && members.all().size() == 1) {
                onGap(Extent.DATA, "all data members were lost, and one is back");
            }
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            if (!event.getMember().isLiteMember()) {
                onGap(members.all().isEmpty() ? Extent.DATA : Extent.NEWS, "a data member has gone");
            }
        }
    }
}
