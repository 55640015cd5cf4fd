/** Tests of membership, and the contract that every provider of a cluster keeps. */
@NullMarked
package io.universe.cluster.session;

import org.jspecify.annotations.NullMarked;
