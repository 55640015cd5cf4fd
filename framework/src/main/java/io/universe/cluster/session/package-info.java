/** A process's time in the cluster, from joining to leaving. It ties the other rooms of the cluster together; applications see it as io.universe.cluster.Cluster. */
@NullMarked
package io.universe.cluster.session;

import org.jspecify.annotations.NullMarked;
