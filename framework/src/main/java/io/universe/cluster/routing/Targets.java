package io.universe.cluster.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The nodes that a message to one address may go to. Immutable but for whose turn it is; safe from any thread. */
final class Targets {

    static final Targets NOBODY = new Targets(List.of(), List.of());

    private final List<String> everybody;
    private final List<String> turns;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param everybody who hears what is published, each node once
     * @param turns who gets what is sent, in this order; a node as often as it has consumers
     */
    Targets(List<String> everybody, List<String> turns) {
        this.everybody = List.copyOf(everybody);
        this.turns = List.copyOf(turns);
    }

    /** Whether they are the same, whoever's turn it is: then whoever was last need not begin again. */
    boolean areThoseOf(Targets other) {
        return everybody.equals(other.everybody) && turns.equals(other.turns);
    }

    boolean isEmpty() {
        return everybody.isEmpty();
    }

    /** Whose turn it is; null where there is nobody. */
    @Nullable
    String next() {
        return switch (turns.size()) {
            case 0 -> null;
            case 1 -> turns.get(0);
            default -> turns.get(Math.floorMod(turn.getAndIncrement(), turns.size()));
        };
    }

    List<String> everybody() {
        return everybody;
    }
}
