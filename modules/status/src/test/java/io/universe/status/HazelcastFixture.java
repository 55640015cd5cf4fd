package io.universe.status;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestUniverse;
import io.universe.hazelcast.HazelcastProvider;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterSpec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Hazelcast cluster of this JVM's own, on loopback. */
final class HazelcastFixture implements ClusterFixture {

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

    /** It leaves Hazelcast, but nobody is told goodbye. */
    @Override
    public void kill(ClusterMember member) {
        members.remove(member);
        Promise<Void> left = Promise.promise();
        member.manager().leave(left);
        Future<Void> done = left.future();
        TestUniverse.await(done);
    }

    @Override
    public void close() {}
}
