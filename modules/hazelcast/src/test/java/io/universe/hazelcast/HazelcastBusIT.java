package io.universe.hazelcast;

import io.universe.cluster.bus.BusContract;
import io.universe.cluster.bus.BusUniverse;
import io.universe.cluster.bus.SessionBusUniverse;

/** The event bus of a universe, on Hazelcast. */
class HazelcastBusIT extends BusContract {

    @Override
    protected BusUniverse cluster() {
        return new SessionBusUniverse(new HazelcastFixture());
    }
}
