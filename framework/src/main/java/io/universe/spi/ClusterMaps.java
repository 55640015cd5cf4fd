package io.universe.spi;

import java.util.Optional;

/** A family of maps that a part of the platform keeps in the cluster. Found by ServiceLoader before a process joins; every member has to know the same. */
public interface ClusterMaps {

    /** The names of the maps; one {@code *} stands for any characters. */
    String names();

    /** On how many further members each entry is copied before a change is acknowledged; 1 by default. */
    default int copies() {
        return 1;
    }

    /** The name of the class that decides which of two entries stays where two halves of a cluster meet again; empty, the default, for the topology's own rule. */
    default Optional<String> merging() {
        return Optional.empty();
    }
}
