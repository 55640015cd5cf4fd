package io.universe.app;

import io.universe.cluster.Cluster;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** The running worker as its application sees it. The same for every module and controller in the process; safe from any thread. */
public interface Worker {

    /** The Vert.x of this worker. Use its event bus as you know it: it reaches the whole universe. */
    Vertx vertx();

    /** The universe: who this process is, and which other nodes there are. */
    Cluster cluster();

    /** The name of the slot, such as {@code web-0}; as long as a standby has none, {@code web-standby}. */
    String name();

    /** The name of the context. */
    String context();

    /** What the configuration holds under {@code contexts.NAME.options}; empty where it holds nothing. */
    JsonObject options();

    /** A backend of this context, by type; all are open when the first module starts, in {@link Backend#open} only those before. Throws IllegalArgumentException where the context has none. */
    <B extends Backend> B backend(Class<B> type);

    /** What the configuration holds under {@code backends.NAME}; empty where it holds nothing. */
    JsonObject backendOptions(String name);

    /**
     * What a part of the platform provides to the application, by its type, such as {@code io.universe.cache.Caches}; there before the first backend is opened. Throws IllegalArgumentException, which names the type and what there
     * is, where none provides it.
     */
    <T> T service(Class<T> type);
}
