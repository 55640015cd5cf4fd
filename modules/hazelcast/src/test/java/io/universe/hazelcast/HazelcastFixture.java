package io.universe.hazelcast;

import io.universe.cluster.session.ClusterFixture;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterSpec;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Hazelcast cluster of this JVM's own, on loopback. */
final class HazelcastFixture implements ClusterFixture {

    private final String name = "test-" + UUID.randomUUID();
    private final List<HazelcastMember> members = new CopyOnWriteArrayList<>();

    @Override
    public ClusterMember member(boolean holdsData) {
        List<String> join = members.stream()
                .filter(member -> member.manager().isActive())
                .map(HazelcastMember::address)
                .toList();
        return new HazelcastProvider().member(new ClusterSpec(name, "127.0.0.1", join, holdsData));
    }

    @Override
    public void joined(ClusterMember member) {
        members.add((HazelcastMember) member);
    }

    @Override
    public void kill(ClusterMember member) {
        members.remove(member);
        ((HazelcastMember) member)
                .hazelcast()
                .getHazelcastInstance()
                .getLifecycleService()
                .terminate();
    }

    @Override
    public void close() {
        members.forEach(member ->
                member.hazelcast().getHazelcastInstance().getLifecycleService().terminate());
    }
}
