package io.universe.cluster.session;

import io.universe.spi.ClusterMember;

/** A cluster that a contract suite can use up: it brings members into being, and ends them without a word. */
public interface ClusterFixture extends AutoCloseable {

    /** A member that will join those that have joined before. */
    ClusterMember member(boolean holdsData);

    /** The member has joined; others can be told of it. */
    void joined(ClusterMember member);

    /** Ends the member as a crash would. */
    void kill(ClusterMember member);

    @Override
    void close();
}
