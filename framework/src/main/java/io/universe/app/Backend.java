package io.universe.app;

import io.vertx.core.Future;

/**
 * Something outside the universe that workers need before they can serve: a database, a mail server. Provide it by ServiceLoader.
 *
 * <p>The backends of a context are opened side by side; the modules are started when all are open.
 *
 * <p>A backend that cannot be opened ends the worker with exit code 111, and the master tries again with back-off.
 */
public interface Backend {

    /** The name by which contexts select it and modules get it. */
    String name();

    /** What kind of backend it is, such as {@code sql}; its name by default. */
    default String kind() {
        return name();
    }

    /** Opens what is needed; options stand under {@code backends.NAME} in the configuration. Fails with the cause where it cannot. */
    Future<?> open(Worker worker);

    /** Whether it works now: succeeds, or fails with the cause. Asked with each heartbeat, but not while it owes an answer: then it counts as down after a second, until the answer comes. */
    default Future<?> health() {
        return Future.succeededFuture();
    }

    /** Closes it, after the modules are stopped; a failure is logged. */
    default Future<?> close() {
        return Future.succeededFuture();
    }
}
