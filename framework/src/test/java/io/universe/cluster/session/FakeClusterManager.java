package io.universe.cluster.session;

import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.shareddata.Counter;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One member's view of a {@link FakeCluster}. It answers at once. */
public final class FakeClusterManager implements ClusterManager {

    private final FakeCluster cluster;
    private final boolean holdsData;
    private final String nodeId = UUID.randomUUID().toString();
    private volatile @Nullable NodeListener nodeListener;
    private volatile @Nullable RegistrationListener registrationListener;
    private volatile @Nullable NodeInfo nodeInfo;
    private volatile boolean isActive;

    public FakeClusterManager(FakeCluster cluster, boolean holdsData) {
        this.cluster = cluster;
        this.holdsData = holdsData;
    }

    boolean holdsData() {
        return holdsData;
    }

    Set<String> addresses() {
        return cluster.addresses();
    }

    void tell(Consumer<NodeListener> notice) {
        NodeListener listener = nodeListener;
        if (listener != null && isActive) {
            notice.accept(listener);
        }
    }

    void tellUpdated(String address, List<RegistrationInfo> infos) {
        RegistrationListener listener = registrationListener;
        if (listener != null && listener.wantsUpdatesFor(address)) {
            listener.registrationsUpdated(new RegistrationUpdateEvent(address, infos));
        }
    }

    @Override
    public void init(Vertx vertx) {}

    @Override
    public void join(Completable<Void> promise) {
        isActive = true;
        cluster.enter(this);
        cluster.add(this);
        promise.succeed();
    }

    @Override
    public void leave(Completable<Void> promise) {
        isActive = false;
        cluster.remove(nodeId);
        promise.succeed();
    }

    @Override
    public boolean isActive() {
        return isActive;
    }

    @Override
    public String getNodeId() {
        return nodeId;
    }

    @Override
    public List<String> getNodes() {
        return cluster.nodes();
    }

    @Override
    public void nodeListener(NodeListener listener) {
        nodeListener = listener;
    }

    @Override
    public void registrationListener(RegistrationListener listener) {
        registrationListener = listener;
    }

    @Override
    public void setNodeInfo(NodeInfo info, Completable<Void> promise) {
        nodeInfo = info;
        run(promise, () -> cluster.put(nodeId, info));
    }

    @Override
    public @Nullable NodeInfo getNodeInfo() {
        return nodeInfo;
    }

    @Override
    public void getNodeInfo(String id, Completable<NodeInfo> promise) {
        call(promise, () -> cluster.nodeInfo(id));
    }

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        run(promise, () -> cluster.change(address, infos -> infos.add(info)));
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        run(promise, () -> cluster.change(address, infos -> infos.remove(info)));
    }

    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
        call(promise, () -> cluster.registrations(address));
    }

    @Override
    public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
        promise.succeed(new FakeAsyncMap<>(cluster, nodeId, name));
    }

    @Override
    public <K, V> Map<K, V> getSyncMap(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void getLockWithTimeout(String name, long timeoutMillis, Completable<Lock> promise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void getCounter(String name, Completable<Counter> promise) {
        throw new UnsupportedOperationException();
    }

    private static void run(Completable<Void> promise, Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException failure) {
            promise.fail(failure);
            return;
        }
        promise.succeed();
    }

    private static <T> void call(Completable<T> promise, Callable<T> action) {
        T result;
        try {
            result = action.call();
        } catch (Exception failure) {
            promise.fail(failure);
            return;
        }
        promise.succeed(result);
    }
}
