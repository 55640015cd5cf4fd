package io.universe.status;

import io.universe.cluster.session.ClusterFixture;
import io.universe.hazelcast.HazelcastFixture;

/** The contract of statuses between nodes, on Hazelcast. */
class HazelcastStatusIT extends UniverseStatusContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
