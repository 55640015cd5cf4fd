package io.universe.cluster.session;

/** The contract of a session, on a cluster in memory; only the event bus is a real one, on loopback. */
class FakeClusterSessionIT extends ClusterSessionContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
