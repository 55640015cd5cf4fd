package io.universe.sample.sky;

/** A star as seen from another place in the sky: how many degrees away it is. */
public record Neighbour(Star star, double distance) {}
