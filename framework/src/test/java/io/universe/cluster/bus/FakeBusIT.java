package io.universe.cluster.bus;

import io.universe.cluster.session.FakeCluster;

/** The event bus of a universe, on a cluster in memory. */
class FakeBusIT extends BusContract {

    @Override
    protected BusUniverse cluster() {
        return new SessionBusUniverse(new FakeCluster());
    }
}
