package io.universe.app;

import io.vertx.ext.web.Router;

/** Routes of an application on a Vert.x Web router. */
@FunctionalInterface
public interface Controller {

    /** Mounts the routes. Called once in a worker, before it listens; a throw ends the worker. */
    void routes(Router router, Worker worker);
}
