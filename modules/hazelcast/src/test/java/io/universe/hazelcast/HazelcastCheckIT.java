package io.universe.hazelcast;

import io.universe.cluster.session.CheckContract;
import io.universe.cluster.session.ClusterFixture;

/** Registrations in Hazelcast are damaged, and repaired. */
class HazelcastCheckIT extends CheckContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
