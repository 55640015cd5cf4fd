package io.universe.benchmarks.twin;

import io.universe.benchmarks.app.Handlers;

/** The engine half of two plain clustered JVMs: {@code PlainClusteredEngine CLUSTER PORT JOINPORT}. */
public final class PlainClusteredEngine {

    private PlainClusteredEngine() {}

    /** Computes until it is ended. */
    public static void main(String[] arguments) {
        Twin.clustered(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .compose(Handlers::engine)
                .onSuccess(registered -> Twin.ready(0))
                .onFailure(Twin::failed);
    }
}
