package io.universe.operations;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;

/**
 * Routes that an operator or an application adds to the monitor, below {@code /ext/NAME}. Found by ServiceLoader in the jars of the home's {@code monitor/}.
 *
 * <p>They are guarded as the monitor's own are: by Host and Origin, and whatever is no GET, HEAD or OPTIONS by the token. A handler that throws answers 500. One that blocks the event loop costs the monitor,
 * which is started anew, with new extensions of the same classes; supervision goes on meanwhile.
 */
public interface MonitorExtension {

    /** The name, {@code [a-z][a-z0-9]*}, by which its routes are found and logs speak of it. */
    String name();

    /**
     * Registers routes on a router of its own, whose paths begin below {@code /ext/NAME}; they are served when the future has succeeded, and never when it fails. Called on the event loop of the monitor, which it must not block,
     * once in the life of each monitor.
     */
    Future<?> configure(Router router, Operations operations);
}
