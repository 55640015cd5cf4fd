/** Tests of the cluster, and the contracts that every provider of a cluster keeps. */
@NullMarked
package io.universe.cluster;

import org.jspecify.annotations.NullMarked;
