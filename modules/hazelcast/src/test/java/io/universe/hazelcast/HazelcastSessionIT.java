package io.universe.hazelcast;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.ClusterSessionContract;

/** The contract of a session, on Hazelcast. */
class HazelcastSessionIT extends ClusterSessionContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
