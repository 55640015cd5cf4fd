package io.universe.spi;

/** Brings a topology of the cluster: how processes find each other and share registrations. Found by ServiceLoader; there is exactly one. */
public interface ClusterProvider {

    /** A member that is ready to join; it joins when Vert.x is built with its {@link ClusterMember#manager}. */
    ClusterMember member(ClusterSpec spec);
}
