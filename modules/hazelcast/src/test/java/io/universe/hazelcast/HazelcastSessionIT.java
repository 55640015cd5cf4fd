package io.universe.hazelcast;

import io.universe.cluster.ClusterFixture;
import io.universe.cluster.ClusterSessionContract;

/** The contract of a session, on Hazelcast. */
class HazelcastSessionIT extends ClusterSessionContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
