/** The cluster on Hazelcast. The platform finds it by ServiceLoader and knows it by {@link io.universe.spi.ClusterProvider} only; nothing depends on it. */
@NullMarked
package io.universe.hazelcast;

import org.jspecify.annotations.NullMarked;
