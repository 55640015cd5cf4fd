package io.universe.cluster.emitter;

import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.FakeCluster;

/** The contract of joining, on a cluster in memory; only the event bus is a real one, on loopback. */
class FakeJoiningIT extends JoiningContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
