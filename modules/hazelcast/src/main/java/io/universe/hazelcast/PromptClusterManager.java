package io.universe.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's cluster manager, with its notices in an order that can be relied on. Where it cleans up after a member first, and tells nobody when that
 * fails (no data member may be left), this one tells first. And a member that holds no data does not found a cluster when it finds none.
 */
final class PromptClusterManager extends HazelcastClusterManager {

    private static final String NODE_ID_ATTRIBUTE = "__vertx.nodeId";

    private volatile @Nullable NodeListener listener;

    PromptClusterManager(Config config) {
        super(config);
    }

    @Override
    public void nodeListener(NodeListener listener) {
        this.listener = listener;
        super.nodeListener(listener);
    }

    @Override
    public void join(Completable<Void> promise) {
        super.join((joined, failure) -> {
            if (failure == null && !hasDataMember()) {
                leave((left, ignored) -> promise.fail(noDataMember()));
            } else {
                promise.complete(null, failure);
            }
        });
    }

    /** Where Hazelcast could not start there is nothing to leave. */
    @Override
    public void leave(Completable<Void> promise) {
        if (getHazelcastInstance() == null) {
            promise.succeed();
        } else {
            super.leave(promise);
        }
    }

    /** Not synchronized as the method above it is, so that the notice does not wait for the cleaning up after another member. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void memberRemoved(MembershipEvent event) {
        if (isActive()) {
            tellLeft(event.getMember().getAttribute(NODE_ID_ATTRIBUTE));
        }
        super.memberRemoved(event);
    }

    /** The side that merged has lost its data, though no member may have left: that is told as the leaving of nobody. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void stateChanged(LifecycleEvent event) {
        super.stateChanged(event);
        if (isActive() && event.getState() == LifecycleState.MERGED) {
            tellLeft(null);
        }
    }

    private void tellLeft(@Nullable String nodeId) {
        NodeListener current = listener;
        if (current != null) {
            current.nodeLeft(nodeId);
        }
    }

    private boolean hasDataMember() {
        return getHazelcastInstance().getCluster().getMembers().stream().anyMatch(member -> !member.isLiteMember());
    }

    private IllegalStateException noDataMember() {
        return new IllegalStateException("no member that holds data answered at "
                + getConfig().getNetworkConfig().getJoin().getTcpIpConfig().getMembers()
                + ": is the master running?");
    }
}
