package io.universe.cluster.session;

/** The same on a cluster in memory. */
class FakeSingletonIT extends SingletonContract {

    @Override
    protected ClusterFixture cluster() {
        return new FakeCluster();
    }
}
