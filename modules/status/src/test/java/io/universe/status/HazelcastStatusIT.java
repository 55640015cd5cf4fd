package io.universe.status;

import io.universe.cluster.session.ClusterFixture;

/** The contract of statuses between nodes, on Hazelcast. */
class HazelcastStatusIT extends UniverseStatusContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
