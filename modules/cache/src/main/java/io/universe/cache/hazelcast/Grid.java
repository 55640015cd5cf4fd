package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.universe.cache.port.Clockwork;

/** What every namespace of this node is made with. */
record Grid(HazelcastInstance instance, BlockingCalls calls, Clockwork clockwork, News news) {}
