package io.universe.sample.wire;

/** The event-bus addresses of the engine. A refused request fails with the status it would have in HTTP. */
public final class Addresses {

    /** The stars around a star: takes a {@link NeighbourQuery}, answers {@code {star, neighbours, engine}}. */
    public static final String NEIGHBOURS = "atlas.neighbours";

    /** Takes a {@link ConstellationQuery}, answers {@code {constellation, stars, engine}}, or {@code {constellations, engine}} for all. */
    public static final String CONSTELLATION = "atlas.constellation";

    private Addresses() {}
}
