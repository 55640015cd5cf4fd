package io.universe.cluster.membership;

import io.universe.cluster.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened which membership must answer: a notice, a message, the end of a wait. */
public sealed interface MembershipEvent {

    /** The cluster manager was asked who is there; its answer is the truth, however many notices were lost before. */
    record MembersSeen(Set<String> present) implements MembershipEvent {

        public MembersSeen {
            present = Set.copyOf(present);
        }
    }

    /** This node's modules are deployed. */
    record Announced() implements MembershipEvent {}

    /** This node is about to leave. */
    record LeaveStarted() implements MembershipEvent {}

    /** A {@code handshake_syn} came; it waits for an answer. */
    record SynReceived(Node from, String targetUuid) implements MembershipEvent {}

    /** A {@code handshake_ack} came. */
    record AckReceived(Node from) implements MembershipEvent {}

    /** A greeting came to nothing: nobody there, no answer in time, or a refusal that may pass. */
    record GreetingFailed(String uuid) implements MembershipEvent {}

    /** The other node holds this one for dead; greeting again is of no use. */
    record GreetingRefused(String uuid) implements MembershipEvent {}

    /** The wait before the next greeting is over. */
    record GreetingDue(String uuid) implements MembershipEvent {}

    /** A master saw a process end. */
    record LossReported(
            String uuid,
            String cause,
            @Nullable Integer exitCode,
            @Nullable String signal) implements MembershipEvent {}

    /** A node said that it leaves, and why and with which code its process is about to exit, where it knows. */
    record GoodbyeReceived(
            String uuid, String cause, @Nullable Integer exitCode) implements MembershipEvent {}
}
