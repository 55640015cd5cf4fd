package io.universe.hazelcast;

import io.universe.cluster.emitter.EmitterContract;
import io.universe.cluster.session.ClusterFixture;

/** The contract of events between nodes, on Hazelcast. */
class HazelcastEmitterIT extends EmitterContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
