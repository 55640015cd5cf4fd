package io.universe.worker.http;

import io.vertx.core.Future;

/** How accepting ends: what differs between a handed socket, a port of one's own, and none. */
@FunctionalInterface
public interface Acceptance {

    /** What becomes of the connections that wait in the queue of a listening socket when this process closes its copy. */
    enum QueueEnd {
        /** Left to the other processes that listen. By the master's order only: nobody else knows that there are any. */
        LEFT,
        /** Accepted as far as they have come, for it is not known who else listens. */
        ACCEPTED,
        /** Accepted after no process that shares the socket is given new ones. By the master's order only, to the last that listens. */
        SHUT
    }

    /** Nothing to do: the port closes with the servers. */
    Acceptance WITH_SERVERS = queue -> Future.succeededFuture();

    /** Stops accepting for good. */
    Future<Void> end(QueueEnd queue);

    /** Stops accepting for a while; what waits in the queue is left to the others that listen, or waits. Nothing where it is not this process that decides who connects. */
    default Future<Void> pause() {
        return Future.succeededFuture();
    }

    /** Accepts again; does nothing where it was not stopped. Fails where it was stopped for good. */
    default Future<Void> resume() {
        return Future.succeededFuture();
    }

    /** Closes connections on which the client has not said anything yet, as far as they are known. */
    default void closeSilent() {}

    /** Runs the action once every accepted connection is closed, at once where there is none or where that is not known. */
    default void whenEmpty(Runnable action) {
        action.run();
    }
}
