package io.universe.hazelcast;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.SingletonContract;

/** The same on Hazelcast. */
class HazelcastSingletonIT extends SingletonContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
