package io.universe.cluster;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/** The universe as one node sees it: itself, and every node that was announced and has not left. Safe from any thread. */
public interface Cluster {

    /** This node. That of a standby changes once, when it takes a slot: from {@code web-standby} with slot −1 to what other nodes hear of. */
    Node self();

    /** The other nodes announced by now, oldest first; never this one. */
    List<Node> nodes();

    /** What this node says to others, and hears from them; always the same. */
    Emitter emitter();

    /** Calls back once for every other node, those already announced first; on an event loop, in order for each node. */
    void onNodeJoined(Consumer<Node> listener);

    /** Calls back once for every announced node that left; on an event loop, never before its joining. */
    void onNodeLeft(Consumer<Departure> listener);

    /**
     * What the configuration holds under {@code contexts.NAME.options} for any context, also one that is disabled; each time a copy, an empty one where it holds nothing. In a worker it is that of the generation that the
     * worker runs, in the master that of the one it began with. Throws IllegalArgumentException, which names the contexts there are, where neither application nor configuration has one of this name.
     */
    JsonObject options(String context);

    /**
     * Asks for so many more workers of this worker's own context, as an operator does with {@code scale}, but not beyond {@code contexts.NAME.maxInstances}, which lets nobody ask for more unless the operator says so.
     *
     * @param count 1 or more
     * @return the number of workers that there are to be from now on, as soon as the master has accepted it; they come up after that. Completes on the context of the caller. Fails with one line that says why: a count below 1
     *     (IllegalArgumentException), the limit, a process that is no worker with a slot, a master that is gone or on its way out. One that does not answer is waited for some seconds, below 5; then it may have heard it all the same
     */
    Future<Integer> fork(int count);

    /**
     * Has a job run on exactly one live node of this node's context, which may be this one. Every node of the context registers it under the same name; where its node leaves, it moves: at once where that was
     * in order or its process has ended, after the time of a lease (45 s) where the node was only lost. A standby takes part when it has its slot. It runs on the Vert.x context that this is called on.
     *
     * @throws IllegalStateException in the master, which runs no application code
     */
    Singleton singleton(String name, SingletonJob job);

    /** Whether this process is the master. */
    default boolean isMaster() {
        return self().role() == Role.MASTER;
    }

    /** Whether this process is the first worker of its context. */
    default boolean isSpawn() {
        return self().role() == Role.SPAWN;
    }

    /** Whether this process is a further worker of its context. */
    default boolean isFork() {
        return self().role() == Role.FORK;
    }

    /** Whether this process is a standby that has no slot yet. */
    default boolean isStandby() {
        return self().role() == Role.STANDBY;
    }
}
