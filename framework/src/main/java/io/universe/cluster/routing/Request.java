package io.universe.cluster.routing;

/**
 * A request that this node sends.
 *
 * @param reply the address at which its answer is awaited
 * @param forgottenAtSweep which sweep forgets it: by then its time is over
 */
record Request(String reply, long forgottenAtSweep) {}
