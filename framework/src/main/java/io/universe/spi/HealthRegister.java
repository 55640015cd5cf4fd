package io.universe.spi;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Where the platform registers what is to be asked for its health in a worker, if a part of the platform provides it. Safe from any thread. */
public interface HealthRegister {

    /**
     * Has a backend asked from now on, in the place of one of this name. The check fails with the cause where the backend does not work; it is called again when it has ended; as long as it has not, for longer than its time-out of a second, the backend counts as down.
     *
     * @param backend its name
     */
    void backend(String backend, Supplier<Future<?>> check);
}
