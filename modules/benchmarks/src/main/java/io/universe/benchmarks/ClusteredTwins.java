package io.universe.benchmarks;

import io.universe.benchmarks.twin.PlainClusteredEngine;
import io.universe.benchmarks.twin.PlainClusteredWeb;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Two JVMs on plain clustered Vert.x, of which one asks the other. */
record ClusteredTwins(TwinProcess engine, TwinProcess web) implements AutoCloseable {

    /** Starts both in a cluster of their own, and waits until they serve. */
    static ClusteredTwins start() {
        String cluster = UUID.randomUUID().toString();
        List<Integer> ports = Locations.freePorts(2);
        TwinProcess engine = TwinProcess.start(PlainClusteredEngine.class, cluster, ports.get(0), ports.get(0));
        try {
            TwinProcess web = TwinProcess.start(PlainClusteredWeb.class, cluster, ports.get(1), ports.get(0));
            engine.requireAlive();
            return new ClusteredTwins(engine, web);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Where the one that asks is asked itself. */
    URI address() {
        return web.address();
    }

    @Override
    public void close() {
        web.close();
        engine.close();
    }
}
