package io.universe.status;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.FakeCluster;

/** The contract of statuses between nodes, on a cluster in memory; only the event bus is a real one, on loopback. */
class FakeStatusIT extends UniverseStatusContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
