package io.universe.cluster.session;

/** The same on a cluster in memory. */
class FakeCheckIT extends CheckContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
