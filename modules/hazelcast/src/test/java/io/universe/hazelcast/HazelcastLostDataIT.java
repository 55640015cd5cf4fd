package io.universe.hazelcast;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.LostDataContract;

/** Hazelcast's lite members outlive its data members. */
class HazelcastLostDataIT extends LostDataContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
