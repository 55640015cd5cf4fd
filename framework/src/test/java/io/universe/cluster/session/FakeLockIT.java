package io.universe.cluster.session;

/** The same on a cluster in memory. */
class FakeLockIT extends LockContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
