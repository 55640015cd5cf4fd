package io.universe.hazelcast;

import io.universe.cluster.emitter.RequestContract;
import io.universe.cluster.session.ClusterFixture;

/** The contract of requests between nodes, on Hazelcast. */
class HazelcastRequestIT extends RequestContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
