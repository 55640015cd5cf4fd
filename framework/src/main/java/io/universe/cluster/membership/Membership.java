package io.universe.cluster.membership;

import io.universe.cluster.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one node knows of the others: which are members, how far the handshake with each has come, who is dead. Immutable and pure: an event gives
 * the next membership and what is to be done.
 *
 * <p>A node is told of when both sides are announced and have exchanged {@code handshake_syn} and {@code handshake_ack}, in either direction; both
 * directions at once end in one joining. A member that the cluster lost is forgotten, so that it can be met again when a cut has healed; one that
 * said goodbye or whose process was seen to end is dead for good. A debugged worker knows the others; none of them tells of it.
 *
 * @param phase how far this node itself has come
 * @param others the other members by uuid, in the order of their joining or else of their being seen
 * @param dead the latest nodes that are dead for good
 */
public record Membership(String self, Phase phase, Map<String, OtherMember> others, Set<String> dead) {

    /** A late word of a process that died this many deaths ago is not expected any more. */
    public static final int DEAD_REMEMBERED = 1024;

    /** How far this node itself has come. */
    public enum Phase {
        STARTING,
        ANNOUNCED,
        LEAVING
    }

    /** The next membership, and what is to be done, in order. */
    public record Decision(Membership membership, List<MembershipEffect> effects) {

        public Decision {
            effects = List.copyOf(effects);
        }
    }

    public Membership {
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        dead = Collections.unmodifiableSet(new LinkedHashSet<>(dead));
    }

    /** A node that was not announced yet and knows nobody. */
    public static Membership of(String self) {
        return new Membership(self, Phase.STARTING, Map.of(), Set.of());
    }

    /** What follows from an event. An event that comes late or twice changes nothing. */
    public Decision on(MembershipEvent event) {
        return new MembershipTurn(this).take(event);
    }

    /** The nodes that were told of and have not left, in the order of their joining. */
    public List<Node> joined() {
        List<Node> nodes = new ArrayList<>();
        for (OtherMember member : others.values()) {
            if (member.isJoined() && member.node() != null) {
                nodes.add(member.node());
            }
        }
        return nodes;
    }
}
