package io.universe.cluster.bus;

import io.vertx.core.Vertx;

/** Some nodes that share an event bus. */
public interface BusUniverse extends AutoCloseable {

    /** A node that has joined; the first one holds data, so it outlives the others. */
    Vertx node(String name);

    /** Ends the membership of a node as a crash would, whatever it was about to do. */
    void kill(Vertx node);

    @Override
    void close();
}
