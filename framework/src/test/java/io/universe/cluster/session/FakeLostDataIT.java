package io.universe.cluster.session;

/** The same on a cluster in memory. */
class FakeLostDataIT extends LostDataContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
