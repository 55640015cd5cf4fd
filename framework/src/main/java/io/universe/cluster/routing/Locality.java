package io.universe.cluster.routing;

/** How near the consumers of an address are to be, where there are such: it is a preference, nobody is left without an answer. */
public enum Locality {
    /** All alike, wherever they are. */
    ANY,
    /** Those on this host before others. */
    HOST,
    /** Those in this process before others on this host, and these before all others. */
    JVM
}
