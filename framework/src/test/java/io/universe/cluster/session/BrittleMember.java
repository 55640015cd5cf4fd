package io.universe.cluster.session;

import io.universe.cluster.registrations.ForwardingClusterManager;
import io.universe.spi.ClusterMember;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.spi.cluster.ClusterManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A member whose calls to the cluster's maps fail while the test says so; everything else goes on. */
final class BrittleMember implements ClusterMember {

    private final ClusterMember member;
    private final Manager manager;

    BrittleMember(ClusterMember member) {
        this.member = member;
        this.manager = new Manager(member.manager());
    }

    /** As another member of the test's cluster knows it. */
    ClusterMember member() {
        return member;
    }

    /** From now on, or no longer. */
    void failMaps(boolean isFailing) {
        manager.isFailing = isFailing;
    }

    @Override
    public ClusterManager manager() {
        return manager;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return member.unwrap(type);
    }

    @Override
    public Set<String> addresses() {
        return member.addresses();
    }

    @Override
    public String address() {
        return member.address();
    }

    private static final class Manager extends ForwardingClusterManager {

        private volatile boolean isFailing;

        private Manager(ClusterManager manager) {
            super(manager);
        }

        @Override
        public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
            super.<K, V>getAsyncMap(
                    name, (map, failure) -> promise.complete(map == null ? null : brittle(map), failure));
        }

        @SuppressWarnings("unchecked") // the proxy has that very interface
        private <K, V> AsyncMap<K, V> brittle(AsyncMap<K, V> map) {
            return (AsyncMap<K, V>) Proxy.newProxyInstance(
                    AsyncMap.class.getClassLoader(), new Class<?>[] {AsyncMap.class}, (proxy, method, arguments) -> {
                        if (isFailing) {
                            return Future.failedFuture("the cluster does not answer");
                        }
                        try {
                            return method.invoke(map, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }
}
