package io.universe.operations;

import io.vertx.core.Future;
import java.nio.file.Path;

/** The HTTP servers at which a universe is asked and told: the control socket with full rights, since only the user can open it, and the monitor's port. */
public interface Monitor {

    /** Listens on the control socket, where a file of a dead master is replaced; the file goes with the close. */
    Future<Void> openSocket(Path socket);

    /** Listens on the monitor's port, 0 for any free one; gives the port. */
    Future<Integer> openPort(int port);

    /** Closes both. Idempotent. */
    Future<Void> close();
}
