package io.universe.spi;

import java.util.List;

/**
 * How a process takes part in the cluster.
 *
 * @param name the cluster's name; processes with another name never meet
 * @param host the literal address to bind to; loopback unless the operator names another interface
 * @param join the addresses ({@code host:port}) of members to join through; empty for the first one
 * @param holdsData whether cluster data may live here; a member without data cannot be the first
 */
public record ClusterSpec(String name, String host, List<String> join, boolean holdsData) {

    /** Copies the addresses, so that a spec never changes. */
    public ClusterSpec {
        join = List.copyOf(join);
    }
}
