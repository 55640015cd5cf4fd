package io.universe.hazelcast;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;
import io.universe.spi.ClusterMember;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Set;

/** This process as a Hazelcast member. Its port is chosen when it joins. */
record HazelcastMember(HazelcastClusterManager hazelcast) implements ClusterMember {

    @Override
    public ClusterManager manager() {
        return hazelcast;
    }

    @Override
    public String address() {
        Address address = joined().getCluster().getLocalMember().getAddress();
        return format(address.getHost(), address.getPort());
    }

    @Override
    public Set<String> addresses() {
        HazelcastInstance instance = hazelcast.getHazelcastInstance();
        return instance == null
                ? Set.of()
                : instance.<String, Object>getMultiMap("__vertx.subs").keySet();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        HazelcastInstance instance = joined();
        if (!type.isInstance(instance)) {
            throw new IllegalArgumentException("this member is a HazelcastInstance, no " + type.getName());
        }
        return type.cast(instance);
    }

    private HazelcastInstance joined() {
        HazelcastInstance instance = hazelcast.getHazelcastInstance();
        if (instance == null) {
            throw new IllegalStateException("this process has not joined the cluster: it has no address there");
        }
        return instance;
    }

    private static String format(String host, int port) {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
