package io.universe.cluster.emitter;

import io.universe.cluster.Node;
import java.util.List;

/** An event, a request or a reply on its way from one node to another. A reply has one value, and the name of what it answers. */
public record Envelope(String name, Node sender, List<PackedValue> values) {

    public Envelope {
        values = List.copyOf(values);
    }
}
