/** The contract of the cluster, run by Hazelcast members on loopback. */
@NullMarked
package io.universe.hazelcast;

import org.jspecify.annotations.NullMarked;
