package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is there, as one node sees it at one moment.
 *
 * @param others the other nodes, oldest first
 * @param hasNoMaster whether this is a universe of one JVM; there the node itself is whom the master stands for
 * @param isStarted whether everybody there is in one JVM is there by now
 */
public record Sight(Node self, List<Node> others, boolean hasNoMaster, boolean isStarted) {

    public Sight {
        others = List.copyOf(others);
    }

    /** That of a node in a cluster. */
    public static Sight of(Node self, List<Node> others) {
        return new Sight(self, others, false, false);
    }

    /** That of a node in a universe of one JVM. */
    public static Sight inOneJvm(Node self, List<Node> others, boolean isStarted) {
        return new Sight(self, others, true, isStarted);
    }

    /** Whether whoever is not there by now need not be waited for: where there is a master, it is. */
    boolean isSettled() {
        return hasNoMaster ? isStarted : nodes().stream().anyMatch(this::isMaster);
    }

    /** Itself, and all others. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(others.size() + 1);
        nodes.add(self);
        nodes.addAll(others);
        return nodes;
    }

    boolean isSelf(Node node) {
        return node.uuid().equals(self.uuid());
    }

    boolean isMaster(Node node) {
        return hasNoMaster ? isSelf(node) : node.role() == Role.MASTER;
    }

    /** The names of all nodes, that of the master first. */
    String names() {
        return Stream.concat(
                        nodes().stream().filter(node -> node.role() == Role.MASTER),
                        nodes().stream().filter(node -> node.role() != Role.MASTER))
                .map(Node::worker)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
