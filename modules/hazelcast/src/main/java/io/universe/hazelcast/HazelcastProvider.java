package io.universe.hazelcast;

import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterProvider;
import io.universe.spi.ClusterSpec;

/** Members that join each other over TCP, each told where to find some of the others. */
public final class HazelcastProvider implements ClusterProvider {

    @Override
    public ClusterMember member(ClusterSpec spec) {
        AnsweringThreads.use();
        return new HazelcastMember(new PromptClusterManager(MemberConfig.of(spec)));
    }
}
