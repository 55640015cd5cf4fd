package io.universe.operations;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** The HTTP servers at which a universe is asked and told: the control socket with full rights, since only the user can open it, and the monitor's port. */
public interface Monitor {

    /** Listens at the control socket; fails where there is a file already. */
    Future<Void> openSocket(SocketAddress address);

    /** Listens at the monitor's address; gives the port, which is less than 0 where the address is only the name of a socket that is kept elsewhere. */
    Future<Integer> openPort(SocketAddress address);

    /** Lets the extensions add their routes. Never fails; what kept one from it has been told. */
    Future<Void> extend();

    /** Closes both. Idempotent. */
    Future<Void> close();
}
