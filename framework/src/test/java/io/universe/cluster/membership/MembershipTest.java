package io.universe.cluster.membership;

import static io.universe.cluster.TestNodes.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.membership.Membership.Decision;
import io.universe.cluster.membership.MembershipEffect.Ack;
import io.universe.cluster.membership.MembershipEffect.Greet;
import io.universe.cluster.membership.MembershipEffect.GreetLater;
import io.universe.cluster.membership.MembershipEffect.Refuse;
import io.universe.cluster.membership.MembershipEffect.TellJoined;
import io.universe.cluster.membership.MembershipEffect.TellLeft;
import io.universe.cluster.membership.MembershipEvent.AckReceived;
import io.universe.cluster.membership.MembershipEvent.Announced;
import io.universe.cluster.membership.MembershipEvent.GoodbyeReceived;
import io.universe.cluster.membership.MembershipEvent.GreetingDue;
import io.universe.cluster.membership.MembershipEvent.GreetingFailed;
import io.universe.cluster.membership.MembershipEvent.GreetingRefused;
import io.universe.cluster.membership.MembershipEvent.LeaveStarted;
import io.universe.cluster.membership.MembershipEvent.LossReported;
import io.universe.cluster.membership.MembershipEvent.MembersSeen;
import io.universe.cluster.membership.MembershipEvent.SynReceived;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of membership, seen from node {@code me}. */
class MembershipTest {

    private static final Node OTHER = node("other");
    private static final Node DEBUGGED = node("other", Role.DEBUGGED);

    private Membership membership = Membership.of("me");
    private List<MembershipEffect> effects = List.of();

    private MembershipTest given(MembershipEvent... events) {
        for (MembershipEvent event : events) {
            Decision decision = membership.on(event);
            membership = decision.membership();
            effects = decision.effects();
        }
        return this;
    }

    private MembershipTest joined() {
        return given(seen("me", "other"), new Announced(), new AckReceived(OTHER));
    }

    private static MembersSeen seen(String... uuids) {
        return new MembersSeen(Set.of(uuids));
    }

    @Test
    void shouldGreetNobodyBeforeItIsAnnounced() {
        given(seen("me", "other"));
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldGreetEveryMemberButItselfWhenAnnounced() {
        given(seen("me", "other", "third"), new Announced());
        assertThat(effects).containsExactlyInAnyOrder(new Greet("other"), new Greet("third"));
    }

    @Test
    void shouldAnnounceItselfOnce() {
        given(seen("me", "other"), new Announced(), new Announced());
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldTellOfANodeWhenItAnswers() {
        joined();
        assertThat(effects).containsExactly(new TellJoined(OTHER));
        assertThat(membership.joined()).containsExactly(OTHER);
    }

    @Test
    void shouldAnswerWhoIsDebuggedAndTellNobodyOfIt() {
        given(seen("me", "other"), new Announced(), new SynReceived(DEBUGGED, "me"));
        assertThat(effects).containsExactly(new Ack("other"));
        given(new AckReceived(DEBUGGED), new GreetingDue("other"), seen("me"));
        assertThat(effects).isEmpty();
        assertThat(membership.joined()).isEmpty();
    }

    @Test
    void shouldTellNobodyOfWhoIsDebuggedWhereItWasGreetedFirst() {
        given(seen("me", "other"), new Announced(), new AckReceived(DEBUGGED));
        assertThat(effects).isEmpty();
        given(new LossReported("other", "crash", 1, null));
        assertThat(effects).isEmpty();
        assertThat(membership.dead()).containsExactly("other");
    }

    @Test
    void shouldAnswerAndTellWhenGreeted() {
        given(seen("me", "other"), new Announced(), new SynReceived(OTHER, "me"));
        assertThat(effects).containsExactly(new Ack("other"), new TellJoined(OTHER));
    }

    @Test
    void shouldTellOnceWhenBothGreetAtOnce() {
        given(seen("me", "other"), new Announced(), new SynReceived(OTHER, "me"), new AckReceived(OTHER));
        assertThat(effects).isEmpty();
        given(new SynReceived(OTHER, "me"));
        assertThat(effects).containsExactly(new Ack("other"));
    }

    @Test
    void shouldHoldTheAnswerBackUntilItIsAnnounced() {
        given(seen("me", "other"), new SynReceived(OTHER, "me"));
        assertThat(effects).isEmpty();
        given(new Announced());
        assertThat(effects).containsExactly(new Ack("other"), new TellJoined(OTHER));
    }

    @Test
    void shouldRefuseAGreetingForAnotherNode() {
        given(seen("me", "other"), new Announced(), new SynReceived(OTHER, "you"));
        assertThat(effects).containsExactly(new Refuse("other", Refusal.WRONG_TARGET));
    }

    @Test
    void shouldRefuseAGreetingOfWhoIsNoMember() {
        given(seen("me"), new Announced(), new SynReceived(OTHER, "me"));
        assertThat(effects).containsExactly(new Refuse("other", Refusal.NOT_A_MEMBER));
    }

    @Test
    void shouldRefuseAGreetingOfTheDead() {
        joined().given(new LossReported("other", "exit", 1, null), new SynReceived(OTHER, "me"));
        assertThat(effects).containsExactly(new Refuse("other", Refusal.GONE));
    }

    @Test
    void shouldLeaveTheFirstWordToANewcomer() {
        given(seen("me"), new Announced(), seen("me", "other"));
        assertThat(effects).containsExactly(new GreetLater("other", 0));
        given(new GreetingDue("other"));
        assertThat(effects).containsExactly(new Greet("other"));
    }

    @Test
    void shouldNotGreetANewcomerThatHasGreeted() {
        given(seen("me"), new Announced(), seen("me", "other"), new SynReceived(OTHER, "me"), new GreetingDue("other"));
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldGreetAgainLaterAndLaterWhileTheMemberIsThere() {
        given(seen("me", "other"), new Announced(), new GreetingFailed("other"));
        assertThat(effects).containsExactly(new GreetLater("other", 1));
        given(new GreetingDue("other"), new GreetingFailed("other"));
        assertThat(effects).containsExactly(new GreetLater("other", 2));
        given(seen("me"), new GreetingDue("other"));
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldNotGreetAgainWhoHoldsItForDead() {
        given(seen("me", "other"), new Announced(), new GreetingRefused("other"), new GreetingDue("other"));
        assertThat(effects).isEmpty();
        given(new SynReceived(OTHER, "me"));
        assertThat(effects).contains(new TellJoined(OTHER));
    }

    @Test
    void shouldTellOnceThatAMemberIsLost() {
        joined().given(seen("me"));
        assertThat(effects).containsExactly(new TellLeft(new Departure(OTHER, "member-left", null, null, "cluster")));
        given(new LossReported("other", "signal", null, "SIGKILL"), seen("me"));
        assertThat(effects).isEmpty();
        assertThat(membership.joined()).isEmpty();
    }

    @Test
    void shouldTellAtOnceWhatTheMasterSaw() {
        joined().given(new LossReported("other", "signal", null, "SIGKILL"));
        assertThat(effects).containsExactly(new TellLeft(new Departure(OTHER, "signal", null, "SIGKILL", "master")));
        given(seen("me", "other"), seen("me"));
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldTellThatANodeSaidGoodbye() {
        joined().given(new GoodbyeReceived("other", "reload", 0));
        assertThat(effects).containsExactly(new TellLeft(new Departure(OTHER, "reload", 0, null, "cluster")));
    }

    @Test
    void shouldNotTellTheEndOfWhoWasNeverAnnounced() {
        given(seen("me", "other"), new Announced(), seen("me"));
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldRefuseWhoWaitsWhenItIsLost() {
        given(seen("me", "other"), new SynReceived(OTHER, "me"), new LossReported("other", "exit", 1, null));
        assertThat(effects).containsExactly(new Refuse("other", Refusal.GONE));
    }

    @Test
    void shouldMeetAgainWhomTheClusterFoundAgain() {
        joined().given(seen("me"), seen("me", "other"), new SynReceived(OTHER, "me"));
        assertThat(effects).containsExactly(new Ack("other"), new TellJoined(OTHER));
    }

    @Test
    void shouldNotBelieveThatItIsDeadItself() {
        joined().given(new LossReported("me", "exit", 1, null));
        assertThat(effects).isEmpty();
        assertThat(membership.dead()).isEmpty();
    }

    @Test
    void shouldRefuseEverybodyWhenItLeaves() {
        given(seen("me", "other", "third"), new SynReceived(OTHER, "me"), new LeaveStarted());
        assertThat(effects).containsExactly(new Refuse("other", Refusal.GONE));
        given(new SynReceived(node("third"), "me"));
        assertThat(effects).containsExactly(new Refuse("third", Refusal.GONE));
        given(new Announced());
        assertThat(effects).isEmpty();
    }

    @Test
    void shouldNotRememberTheDeadWithoutEnd() {
        for (int i = 0; i < Membership.DEAD_REMEMBERED + 10; i++) {
            given(new LossReported("dead-" + i, "exit", 1, null));
        }
        assertThat(membership.dead()).hasSize(Membership.DEAD_REMEMBERED).doesNotContain("dead-0");
    }
}
