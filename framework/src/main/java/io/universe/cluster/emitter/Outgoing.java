package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * An event or a request that is to be sent.
 *
 * @param patience how long it may be held back
 * @param send what is to be done when the nodes are known
 * @param fail what is to be done when they cannot be
 */
record Outgoing(Targets targets, Duration patience, Consumer<List<Node>> send, Consumer<Throwable> fail) {}
