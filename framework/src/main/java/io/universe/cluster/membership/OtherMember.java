package io.universe.cluster.membership;

import io.universe.cluster.Node;
import org.jspecify.annotations.Nullable;

/**
 * Another member, as far as the handshake with it has come.
 *
 * @param attempts greetings that came to nothing
 * @param node what it said of itself; null before it said anything
 * @param isWaiting whether its {@code handshake_syn} is held back until this node is announced
 */
public record OtherMember(
        Stage stage, int attempts, @Nullable Node node, boolean isWaiting) {

    /** How far the handshake has come. */
    public enum Stage {
        /** A member; nothing was said. */
        KNOWN,
        /** Greeted; the answer is awaited. */
        GREETED,
        /** To be greeted when the wait is over. */
        PENDING,
        /** Holds this node for dead: not greeted any more. It may still greet. */
        ESTRANGED,
        /** Is debugged, and knows this node: told to nobody. */
        APART,
        /** Announced to this node's subscribers. */
        JOINED
    }

    static final OtherMember STRANGER = new OtherMember(Stage.KNOWN, 0, null, false);

    boolean isJoined() {
        return stage == Stage.JOINED;
    }

    OtherMember to(Stage next) {
        return new OtherMember(next, attempts, node, isWaiting);
    }

    OtherMember failed() {
        return new OtherMember(Stage.PENDING, attempts + 1, node, isWaiting);
    }

    OtherMember waiting(Node from) {
        return new OtherMember(stage, attempts, from, true);
    }

    OtherMember apart(Node from) {
        return new OtherMember(Stage.APART, 0, from, false);
    }

    OtherMember joined(Node from) {
        return new OtherMember(Stage.JOINED, 0, from, false);
    }
}
