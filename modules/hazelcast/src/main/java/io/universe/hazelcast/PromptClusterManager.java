package io.universe.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.universe.control.DaemonThreads;
import io.vertx.core.Completable;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vert.x's cluster manager, with notices that come at once and in order. Where it cleans up after a member first, which may take as long as another member hangs, and tells nobody when that fails (no
 * data member may be left), this one tells first, on the thread that Hazelcast delivers events on, and cleans up on a thread of its own. And a member that holds no data does not found a cluster
 * when it finds none.
 */
final class PromptClusterManager extends HazelcastClusterManager {

    private static final Logger LOG = LoggerFactory.getLogger(PromptClusterManager.class);
    private static final String NODE_ID_ATTRIBUTE = "__vertx.nodeId";

    /** One thread: what is cleaned up after one member is done before the next. It ends with the membership. */
    private final ExecutorService cleaning = Executors.newSingleThreadExecutor(new DaemonThreads("cluster-cleaning"));

    private volatile @Nullable NodeListener listener;
    private volatile boolean isMerging;

    PromptClusterManager(Config config) {
        super(config);
    }

    @Override
    public void nodeListener(NodeListener listener) {
        this.listener = listener;
        super.nodeListener(new Merging());
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
        cleaning.shutdownNow();
        if (getHazelcastInstance() == null) {
            promise.succeed();
        } else {
            super.leave(promise);
        }
    }

    /** Where the lock is held for as long as another member hangs, it is not waited for on an event loop. */
    @Override
    public void setNodeInfo(NodeInfo nodeInfo, Completable<Void> promise) {
        if (!later(() -> super.setNodeInfo(nodeInfo, promise))) {
            promise.fail("this member leaves");
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as is what follows: a notice does not wait for cleaning
    public void memberAdded(MembershipEvent event) {
        if (isActive()) {
            tell(current -> current.nodeAdded(event.getMember().getAttribute(NODE_ID_ATTRIBUTE)));
        }
        later(() -> super.memberAdded(event));
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void memberRemoved(MembershipEvent event) {
        if (isActive()) {
            tell(current -> current.nodeLeft(event.getMember().getAttribute(NODE_ID_ATTRIBUTE)));
        }
        later(() -> clean(event));
    }

    /** Whoever is back meanwhile, as after a split, has published anew what would be cleaned up. */
    private void clean(MembershipEvent event) {
        String nodeId = event.getMember().getAttribute(NODE_ID_ATTRIBUTE);
        boolean isBack = nodeId != null && isActive() && getNodes().contains(nodeId);
        if (!isBack) {
            super.memberRemoved(event);
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleState.MERGED) {
            later(() -> merge(event));
        }
    }

    /** The side that merged has lost its data, though no member may have left: that is told as the leaving of nobody. */
    private void merge(LifecycleEvent event) {
        isMerging = true;
        try {
            super.stateChanged(event);
        } catch (RuntimeException e) { // as where no member that holds data answers; who left is told all the same
            LOG.warn("what members left behind that were lost in a split is not cleaned up: {}", e.toString());
        } finally {
            isMerging = false;
        }
        if (isActive()) {
            tell(current -> current.nodeLeft(null));
        }
    }

    /** Returns false where this member leaves: then nothing is cleaned up any more. */
    private boolean later(Runnable action) {
        try {
            cleaning.execute(action);
            return true;
        } catch (RejectedExecutionException leaving) {
            return false;
        }
    }

    private void tell(Consumer<NodeListener> notice) {
        NodeListener current = listener;
        if (current != null) {
            notice.accept(current);
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

    /** Hands on what only Vert.x's cluster manager finds out, who came and went in a merge; of all else the notices went out before. */
    private final class Merging implements NodeListener {

        @Override
        public void nodeAdded(@Nullable String nodeId) {
            if (isMerging) {
                tell(current -> current.nodeAdded(nodeId));
            }
        }

        @Override
        public void nodeLeft(@Nullable String nodeId) {
            if (isMerging) {
                tell(current -> current.nodeLeft(nodeId));
            }
        }
    }
}
