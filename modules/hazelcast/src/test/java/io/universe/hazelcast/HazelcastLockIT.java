package io.universe.hazelcast;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.LockContract;

/** The same on Hazelcast. */
class HazelcastLockIT extends LockContract {

    @Override
    protected ClusterFixture cluster() {
        return new HazelcastFixture();
    }
}
