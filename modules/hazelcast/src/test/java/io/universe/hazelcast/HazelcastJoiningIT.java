package io.universe.hazelcast;

import io.universe.cluster.emitter.JoiningContract;
import io.universe.cluster.session.ClusterFixture;

/** The contract of events while nodes join and leave, on Hazelcast. */
class HazelcastJoiningIT extends JoiningContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
