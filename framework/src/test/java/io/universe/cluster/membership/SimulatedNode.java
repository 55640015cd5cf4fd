package io.universe.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Node;
import io.universe.cluster.TestNodes;
import io.universe.cluster.membership.Membership.Decision;
import io.universe.cluster.membership.MembershipEffect.Ack;
import io.universe.cluster.membership.MembershipEffect.Greet;
import io.universe.cluster.membership.MembershipEffect.GreetLater;
import io.universe.cluster.membership.MembershipEffect.Refuse;
import io.universe.cluster.membership.MembershipEffect.TellJoined;
import io.universe.cluster.membership.MembershipEffect.TellLeft;
import io.universe.cluster.membership.MembershipEvent.AckReceived;
import io.universe.cluster.membership.MembershipEvent.Announced;
import io.universe.cluster.membership.MembershipEvent.GreetingDue;
import io.universe.cluster.membership.MembershipEvent.GreetingFailed;
import io.universe.cluster.membership.MembershipEvent.GreetingRefused;
import io.universe.cluster.membership.MembershipEvent.SynReceived;
import java.util.LinkedHashSet;
import java.util.Set;

/** One node of a simulated universe: its membership, and what its subscribers were told; checked after every event. */
final class SimulatedNode {

    private final Node self;
    private final SimulatedUniverse universe;
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> past = new LinkedHashSet<>();
    private Membership membership;
    private boolean isAnnounced;

    SimulatedNode(String uuid, SimulatedUniverse universe) {
        this.self = TestNodes.node(uuid);
        this.universe = universe;
        this.membership = Membership.of(uuid);
    }

    String uuid() {
        return self.uuid();
    }

    void on(MembershipEvent event) {
        isAnnounced |= event instanceof Announced;
        Decision decision = membership.on(event);
        membership = decision.membership();
        decision.effects().forEach(this::carryOut);
        assertThat(membership.joined()).extracting(Node::uuid).containsExactlyElementsOf(present);
    }

    void assertKnows(Set<String> others) {
        assertThat(present).as("what %s was told of", uuid()).containsExactlyInAnyOrderElementsOf(others);
    }

    private void carryOut(MembershipEffect effect) {
        if (effect instanceof Greet greet) {
            greet(greet.uuid());
        } else if (effect instanceof GreetLater later) {
            universe.to(uuid(), me -> me.on(new GreetingDue(later.uuid())));
        } else if (effect instanceof Ack ack) {
            assertThat(isAnnounced).as("answers before it is announced").isTrue();
            answer(ack.uuid(), new AckReceived(self));
        } else if (effect instanceof Refuse refuse) {
            boolean isFinal = refuse.refusal() == Refusal.GONE;
            answer(refuse.uuid(), isFinal ? new GreetingRefused(uuid()) : new GreetingFailed(uuid()));
        } else if (effect instanceof TellJoined joined) {
            onJoined(joined.node().uuid());
        } else if (effect instanceof TellLeft left) {
            onLeft(left.departure().node().uuid());
        }
    }

    private void greet(String target) {
        assertThat(isAnnounced).as("greets before it is announced").isTrue();
        if (universe.isLost() || !universe.isAlive(target)) {
            universe.to(uuid(), me -> me.on(new GreetingFailed(target)));
        } else {
            universe.to(target, other -> other.on(new SynReceived(self, target)));
            universe.to(uuid(), me -> me.on(new GreetingFailed(target)));
        }
    }

    private void answer(String to, MembershipEvent event) {
        if (!universe.isLost()) {
            universe.to(to, other -> other.on(event));
        }
    }

    private void onJoined(String uuid) {
        assertThat(uuid).isNotEqualTo(uuid());
        assertThat(past).as("told of for the second time").doesNotContain(uuid);
        assertThat(present.add(uuid)).as("told twice of %s", uuid).isTrue();
    }

    private void onLeft(String uuid) {
        assertThat(present.remove(uuid))
                .as("told the end of %s, which was not there", uuid)
                .isTrue();
        assertThat(past.add(uuid)).isTrue();
    }
}
