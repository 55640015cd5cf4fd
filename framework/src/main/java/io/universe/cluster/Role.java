package io.universe.cluster;

/** What a process is in its universe. */
public enum Role {
    /** Supervises; runs no application code. */
    MASTER,
    /** The first worker of a context, slot 0. */
    SPAWN,
    /** A further worker of a context, slot 1 and up. */
    FORK,
    /** A worker that waits for a slot; no other node knows of it. */
    STANDBY,
    /** A worker beside the shared port, for who debugs it: it knows the other nodes, and none of them is told of it. */
    DEBUGGED;

    /** Whether it is a worker without a slot: it serves nobody else, and no other node knows of it. */
    public boolean isBesideSlots() {
        return this == STANDBY || this == DEBUGGED;
    }
}
