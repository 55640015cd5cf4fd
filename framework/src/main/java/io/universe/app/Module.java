package io.universe.app;

import io.vertx.core.Future;
import java.util.List;

/**
 * A part of an application: controllers, verticles and what starts and stops with them. Provide it by ServiceLoader.
 *
 * <p>In a worker: {@link #start}, then the {@link #verticles} are deployed, then the {@link #controllers} are mounted. Modules start one after the
 * other in the order of {@link #order}, and stop in the reverse one. When all have started and the worker has a slot, they hear {@link #onSlotTaken}: at once, but in a standby when it takes one, after any
 * time and perhaps never. All methods are called once per worker on an event loop.
 */
public interface Module {

    /** The name by which a context selects it; {@code atlas} for a class {@code AtlasModule}, unless overridden. */
    default String name() {
        String simple = getClass().getSimpleName().replaceFirst("Module$", "");
        return simple.isEmpty() ? "module" : Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }

    /** The place in the start order, lowest first; 0 by default, equal ones by name. */
    default int order() {
        return 0;
    }

    /** The controllers of a worker with a port, in the order in which their routes are mounted. */
    default List<Controller> controllers(Worker worker) {
        return List.of();
    }

    /** The verticles to deploy, one after the other. */
    default List<Deployment> verticles(Worker worker) {
        return List.of();
    }

    /** What comes first; a failure ends the worker. In a standby too: nobody else sends to the consumers that it registers until the worker has a slot. */
    default Future<?> start(Worker worker) {
        return Future.succeededFuture();
    }

    /**
     * The worker has its slot: from now on {@link Worker#name} is what other nodes know it by. What a standby must not do while it waits begins here: work that runs in one worker only, consumers
     * whose address contains the name. The worker serves when the future completes, in a standby within two seconds; a failure ends the worker.
     */
    default Future<?> onSlotTaken(Worker worker) {
        return Future.succeededFuture();
    }

    /** What comes last, when the verticles are undeployed; a failure is logged. */
    default Future<?> stop(Worker worker) {
        return Future.succeededFuture();
    }
}
