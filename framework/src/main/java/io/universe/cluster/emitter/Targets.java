package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Everybody an event is for, as it was said. Pure: who that is depends on who is there. */
record Targets(List<Target> targets) {

    Targets {
        targets = List.copyOf(targets);
    }

    /**
     * The nodes that answer.
     *
     * @param nodes each once, this node first
     * @param unknown the targets that nobody answers to
     */
    record Reach(List<Node> nodes, List<Target> unknown) {

        boolean isComplete() {
            return unknown.isEmpty();
        }
    }

    /** Throws IllegalArgumentException where there are none, or one can be none. */
    static Targets of(Object... said) {
        if (said.length == 0) {
            throw new IllegalArgumentException("an event needs a target: to() was called without any");
        }
        return new Targets(Arrays.stream(said).map(Target::of).toList());
    }

    /** Whom it concerns where nothing was said. */
    static Targets usual(Node self) {
        return new Targets(self.role() == Role.MASTER ? List.of(Target.ALL) : List.of(Target.SELF, Target.MASTER));
    }

    Reach reach(Sight sight) {
        List<Node> nodes = sight.nodes().stream()
                .filter(node -> targets.stream().anyMatch(target -> target.isMetBy(node, sight)))
                .toList();
        List<Target> unknown = new ArrayList<>(targets);
        unknown.removeIf(target -> nodes.stream().anyMatch(node -> target.isMetBy(node, sight)));
        return new Reach(nodes, unknown);
    }

    /** Whether nobody else can be meant. */
    boolean areOnly(Node self) {
        return targets.stream().allMatch(target -> target.isOnly(self));
    }

    /** As they stand in a message. */
    @Override
    public String toString() {
        return targets.stream().map(Target::toString).collect(Collectors.joining(", "));
    }
}
