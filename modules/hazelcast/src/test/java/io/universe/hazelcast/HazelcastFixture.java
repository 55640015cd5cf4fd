package io.universe.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cluster.session.ClusterFixture;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterSpec;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Hazelcast cluster of this JVM's own, on loopback; for the tests of other modules too. */
public final class HazelcastFixture implements ClusterFixture {

    private final String name = "test-" + UUID.randomUUID();
    private final List<ClusterMember> members = new CopyOnWriteArrayList<>();

    @Override
    public ClusterMember member(boolean holdsData) {
        List<String> join = members.stream()
                .filter(member -> member.manager().isActive())
                .map(ClusterMember::address)
                .toList();
        return new HazelcastProvider().member(new ClusterSpec(name, "127.0.0.1", join, holdsData));
    }

    @Override
    public void joined(ClusterMember member) {
        members.add(member);
    }

    @Override
    public void kill(ClusterMember member) {
        members.remove(member);
        terminate(member);
    }

    private static void terminate(ClusterMember member) {
        member.unwrap(HazelcastInstance.class).getLifecycleService().terminate();
    }

    @Override
    public void close() {
        members.stream().filter(member -> member.manager().isActive()).forEach(HazelcastFixture::terminate);
    }
}
