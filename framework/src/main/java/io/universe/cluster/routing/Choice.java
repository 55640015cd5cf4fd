package io.universe.cluster.routing;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** From who is registered at an address to where its messages go. Pure. */
final class Choice {

    private final String self;
    private final Predicate<String> isOnThisHost;

    /** For messages that this node sends, beside nodes on its host. */
    Choice(String self, Predicate<String> isOnThisHost) {
        this.self = self;
        this.isOnThisHost = isOnThisHost;
    }

    /** Of the registrations that can be reached from here, those nearby for what is sent, and all for what is published; in an order of their own, whatever that of the list is. */
    Targets among(Iterable<RegistrationInfo> infos, Locality locality) {
        Map<String, Integer> consumers = new TreeMap<>();
        for (RegistrationInfo info : infos) {
            if (!info.localOnly() || info.nodeId().equals(self)) {
                consumers.merge(info.nodeId(), 1, Integer::sum);
            }
        }
        List<String> everybody = List.copyOf(consumers.keySet());
        consumers.keySet().retainAll(Set.copyOf(near(everybody, locality)));
        return new Targets(everybody, turns(consumers));
    }

    private List<String> near(List<String> nodes, Locality locality) {
        if (locality == Locality.JVM && nodes.contains(self)) {
            return List.of(self);
        }
        List<String> here = nodes.stream()
                .filter(node -> node.equals(self) || isOnThisHost.test(node))
                .toList();
        return locality == Locality.ANY || here.isEmpty() ? nodes : here;
    }

    /** In rounds, so that a node with several consumers does not get several messages at once. */
    private static List<String> turns(Map<String, Integer> consumers) {
        List<String> turns = new ArrayList<>();
        int rounds =
                consumers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Integer> node : consumers.entrySet()) {
                if (node.getValue() > round) {
                    turns.add(node.getKey());
                }
            }
        }
        return turns;
    }
}
