package io.universe.cluster.membership;

import io.universe.cluster.Departure;
import io.universe.cluster.Node;

/** What is to be done after a membership event, in this order. */
public sealed interface MembershipEffect {

    /** Send {@code handshake_syn}; ends in AckReceived, GreetingFailed or GreetingRefused. */
    record Greet(String uuid) implements MembershipEffect {}

    /** Wait, then report GreetingDue. The wait grows with {@code attempt}; attempt 0 leaves the first word to a newcomer. */
    record GreetLater(String uuid, int attempt) implements MembershipEffect {}

    /** Answer the {@code handshake_syn} that waits from this node. */
    record Ack(String uuid) implements MembershipEffect {}

    /** Refuse the {@code handshake_syn} that waits from this node. */
    record Refuse(String uuid, Refusal refusal) implements MembershipEffect {}

    /** Tell this node's subscribers. */
    record TellJoined(Node node) implements MembershipEffect {}

    /** Tell this node's subscribers. */
    record TellLeft(Departure departure) implements MembershipEffect {}
}
