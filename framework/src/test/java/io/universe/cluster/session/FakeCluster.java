package io.universe.cluster.session;

import io.universe.spi.ClusterMember;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A cluster in memory: what its members share is lost with the last one that holds data. Notices come on the thread of whoever caused them. */
public final class FakeCluster implements ClusterFixture {

    private final Map<String, FakeClusterManager> members = new LinkedHashMap<>();
    private final Map<String, Set<RegistrationInfo>> registrations = new HashMap<>();
    private final Map<String, NodeInfo> nodeInfos = new HashMap<>();
    private final Map<String, Map<Object, Object>> maps = new HashMap<>();
    private final Object notices = new Object();

    private record Member(FakeClusterManager manager) implements ClusterMember {
        @Override
        public String address() {
            return manager.getNodeId();
        }

        @Override
        public Set<String> addresses() {
            return manager.addresses();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("this member is made of nothing");
        }
    }

    @Override
    public ClusterMember member(boolean holdsData) {
        return new Member(new FakeClusterManager(this, holdsData));
    }

    @Override
    public void joined(ClusterMember member) {}

    @Override
    public void kill(ClusterMember member) {
        remove(((FakeClusterManager) member.manager()).getNodeId());
    }

    @Override
    public void close() {}

    void add(FakeClusterManager member) {
        others(member.getNodeId()).forEach(other -> other.tell(listener -> listener.nodeAdded(member.getNodeId())));
    }

    private synchronized List<FakeClusterManager> others(String nodeId) {
        return members.values().stream()
                .filter(member -> !member.getNodeId().equals(nodeId))
                .toList();
    }

    synchronized void enter(FakeClusterManager member) {
        members.put(member.getNodeId(), member);
    }

    public void remove(String nodeId) {
        Set<String> changed = forget(nodeId);
        others(nodeId).forEach(other -> other.tell(listener -> listener.nodeLeft(nodeId)));
        changed.forEach(this::tellUpdated);
    }

    private synchronized Set<String> forget(String nodeId) {
        members.remove(nodeId);
        nodeInfos.remove(nodeId);
        Set<String> changed = new LinkedHashSet<>();
        registrations.forEach((address, infos) -> {
            if (infos.removeIf(info -> info.nodeId().equals(nodeId))) {
                changed.add(address);
            }
        });
        if (!hasData()) {
            nodeInfos.clear();
            registrations.clear();
            maps.clear();
            changed.clear();
        }
        return changed;
    }

    synchronized List<String> nodes() {
        return List.copyOf(members.keySet());
    }

    synchronized void put(String nodeId, NodeInfo info) {
        requireData();
        nodeInfos.put(nodeId, info);
    }

    synchronized NodeInfo nodeInfo(String nodeId) {
        requireData();
        NodeInfo info = nodeInfos.get(nodeId);
        if (info == null) {
            throw new IllegalStateException("not a member: " + nodeId);
        }
        return info;
    }

    synchronized List<RegistrationInfo> registrations(String address) {
        requireData();
        return new ArrayList<>(registrations.getOrDefault(address, Set.of()));
    }

    synchronized Set<String> addresses() {
        requireData();
        return Set.copyOf(registrations.keySet());
    }

    void change(String address, Consumer<Set<RegistrationInfo>> change) {
        synchronized (this) {
            requireData();
            change.accept(registrations.computeIfAbsent(address, key -> new LinkedHashSet<>()));
        }
        tellUpdated(address);
    }

    /** One notice at a time, so that the last one that comes is the last that was sent. */
    private void tellUpdated(String address) {
        synchronized (notices) {
            List<RegistrationInfo> infos = registrations(address);
            others("").forEach(member -> member.tellUpdated(address, infos));
        }
    }

    /** One call at a time, so that each is atomic. */
    @SuppressWarnings("unchecked") // whoever names a map knows what is in it
    synchronized <K, V, T> T inMap(String nodeId, String name, Function<Map<K, V>, T> call) {
        requireData();
        if (!members.containsKey(nodeId)) {
            throw new IllegalStateException("not a member: " + nodeId);
        }
        return call.apply((Map<K, V>) maps.computeIfAbsent(name, key -> new HashMap<>()));
    }

    private void requireData() {
        if (!hasData()) {
            throw new IllegalStateException("no member holds data");
        }
    }

    private boolean hasData() {
        return members.values().stream().anyMatch(FakeClusterManager::holdsData);
    }
}
