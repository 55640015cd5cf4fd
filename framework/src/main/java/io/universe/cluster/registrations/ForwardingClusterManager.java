package io.universe.cluster.registrations;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster manager that hands every call on to another one. */
public abstract class ForwardingClusterManager implements ClusterManager {

    private final ClusterManager manager;

    protected ForwardingClusterManager(ClusterManager manager) {
        this.manager = manager;
    }

    protected final ClusterManager manager() {
        return manager;
    }

    @Override
    public void init(Vertx vertx) {
        manager.init(vertx);
    }

    @Override
    public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
        manager.getAsyncMap(name, promise);
    }

    @Override
    public <K, V> Map<K, V> getSyncMap(String name) {
        return manager.getSyncMap(name);
    }

    @Override
    public void getLockWithTimeout(String name, long timeoutMillis, Completable<Lock> promise) {
        manager.getLockWithTimeout(name, timeoutMillis, promise);
    }

    @Override
    public void getCounter(String name, Completable<Counter> promise) {
        manager.getCounter(name, promise);
    }

    @Override
    public void nodeListener(NodeListener listener) {
        manager.nodeListener(listener);
    }

    @Override
    public void setNodeInfo(NodeInfo nodeInfo, Completable<Void> promise) {
        manager.setNodeInfo(nodeInfo, promise);
    }

    @Override
    public @Nullable NodeInfo getNodeInfo() {
        return manager.getNodeInfo();
    }

    @Override
    public void getNodeInfo(String nodeId, Completable<NodeInfo> promise) {
        manager.getNodeInfo(nodeId, promise);
    }

    @Override
    public String getNodeId() {
        return manager.getNodeId();
    }

    @Override
    public List<String> getNodes() {
        return manager.getNodes();
    }

    @Override
    public void join(Completable<Void> promise) {
        manager.join(promise);
    }

    @Override
    public void leave(Completable<Void> promise) {
        manager.leave(promise);
    }

    @Override
    public boolean isActive() {
        return manager.isActive();
    }

    @Override
    public void registrationListener(RegistrationListener listener) {
        manager.registrationListener(listener);
    }

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        manager.addRegistration(address, info, promise);
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        manager.removeRegistration(address, info, promise);
    }

    @Override
    public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
        manager.getRegistrations(address, promise);
    }

    @Override
    public @Nullable String clusterHost() {
        return manager.clusterHost();
    }

    @Override
    public @Nullable String clusterPublicHost() {
        return manager.clusterPublicHost();
    }
}
