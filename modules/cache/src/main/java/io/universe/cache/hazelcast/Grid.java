package io.universe.cache.hazelcast;

import io.universe.cache.port.Clockwork;
import java.util.function.Function;

/**
 * What every namespace of this node is made with.
 *
 * @param maps finds the map of a namespace, and may block
 */
record Grid(Function<String, EntryMap> maps, BlockingCalls calls, Clockwork clockwork, News news) {}
