package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be sent of what is held back. Pure.
 *
 * @param ready what goes now, in this order
 * @param held what stays, in this order: one of its nodes is not known yet, or something for one of its nodes stays before it
 */
record Release(List<Ready> ready, List<Outgoing> held) {

    Release {
        ready = List.copyOf(ready);
        held = List.copyOf(held);
    }

    /** One that goes to these nodes. */
    record Ready(Outgoing outgoing, List<Node> nodes) {}

    static Release of(List<Outgoing> waiting, Sight sight) {
        List<Ready> ready = new ArrayList<>();
        List<Outgoing> held = new ArrayList<>();
        Set<String> blocked = new HashSet<>();
        for (Outgoing outgoing : waiting) {
            Targets.Reach reach = outgoing.targets().reach(sight);
            if (reach.isComplete() && reach.nodes().stream().noneMatch(node -> blocked.contains(node.uuid()))) {
                ready.add(new Ready(outgoing, reach.nodes()));
            } else {
                held.add(outgoing);
                reach.nodes().forEach(node -> blocked.add(node.uuid()));
            }
        }
        return new Release(ready, held);
    }
}
