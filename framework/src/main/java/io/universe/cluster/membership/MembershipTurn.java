package io.universe.cluster.membership;

import io.universe.cluster.Departure;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.membership.Membership.Decision;
import io.universe.cluster.membership.Membership.Phase;
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
import io.universe.cluster.membership.OtherMember.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event being worked out: a copy of the membership to write on, and the effects so far. Lives for one call. */
final class MembershipTurn {

    private final String self;
    private Phase phase;
    private final Map<String, OtherMember> others;
    private final Set<String> dead;
    private final List<MembershipEffect> effects = new ArrayList<>();

    MembershipTurn(Membership before) {
        self = before.self();
        phase = before.phase();
        others = new LinkedHashMap<>(before.others());
        dead = new LinkedHashSet<>(before.dead());
    }

    Decision take(MembershipEvent event) {
        if (phase != Phase.LEAVING) {
            onEvent(event);
        } else if (event instanceof SynReceived syn) {
            refuse(syn.from().uuid(), Refusal.GONE);
        }
        return new Decision(new Membership(self, phase, others, dead), effects);
    }

    private void onEvent(MembershipEvent event) {
        if (event instanceof MembersSeen seen) {
            onMembersSeen(seen.present());
        } else if (event instanceof Announced) {
            onAnnounced();
        } else if (event instanceof LeaveStarted) {
            onLeaveStarted();
        } else if (event instanceof SynReceived syn) {
            onSynReceived(syn.from(), syn.targetUuid());
        } else if (event instanceof AckReceived ack) {
            onAckReceived(ack.from());
        } else if (event instanceof LossReported loss) {
            bury(loss.uuid(), loss.cause(), loss.exitCode(), loss.signal(), "master");
        } else if (event instanceof GoodbyeReceived goodbye) {
            bury(goodbye.uuid(), goodbye.cause(), goodbye.exitCode(), null, "cluster");
        } else {
            onGreeting(event);
        }
    }

    private void onGreeting(MembershipEvent event) {
        if (event instanceof GreetingFailed failed) {
            onGreetingFailed(failed.uuid());
        } else if (event instanceof GreetingRefused refused) {
            advance(refused.uuid(), Stage.GREETED, Stage.ESTRANGED);
        } else if (event instanceof GreetingDue due && advance(due.uuid(), Stage.PENDING, Stage.GREETED)) {
            effects.add(new Greet(due.uuid()));
        }
    }

    private void onMembersSeen(Set<String> present) {
        for (String uuid : List.copyOf(others.keySet())) {
            if (!present.contains(uuid)) {
                remove(uuid, "member-left", null, null, "cluster");
            }
        }
        for (String uuid : present) {
            if (!uuid.equals(self) && !dead.contains(uuid) && !others.containsKey(uuid)) {
                meet(uuid);
            }
        }
    }

    /** A newcomer is not up yet, and greets when it is: only if it stays silent is it greeted. */
    private void meet(String uuid) {
        if (phase == Phase.ANNOUNCED) {
            others.put(uuid, OtherMember.STRANGER.to(Stage.PENDING));
            effects.add(new GreetLater(uuid, 0));
        } else {
            others.put(uuid, OtherMember.STRANGER);
        }
    }

    private void onAnnounced() {
        if (phase == Phase.ANNOUNCED) {
            return;
        }
        phase = Phase.ANNOUNCED;
        for (Map.Entry<String, OtherMember> entry : List.copyOf(others.entrySet())) {
            Node waiting = entry.getValue().isWaiting() ? entry.getValue().node() : null;
            if (waiting != null) {
                accept(waiting);
            } else {
                others.put(entry.getKey(), entry.getValue().to(Stage.GREETED));
                effects.add(new Greet(entry.getKey()));
            }
        }
    }

    private void onLeaveStarted() {
        phase = Phase.LEAVING;
        others.forEach((uuid, member) -> {
            if (member.isWaiting()) {
                refuse(uuid, Refusal.GONE);
            }
        });
    }

    private void onSynReceived(Node from, String targetUuid) {
        OtherMember member = others.get(from.uuid());
        if (!targetUuid.equals(self)) {
            refuse(from.uuid(), Refusal.WRONG_TARGET);
        } else if (dead.contains(from.uuid())) {
            refuse(from.uuid(), Refusal.GONE);
        } else if (member == null) {
            refuse(from.uuid(), Refusal.NOT_A_MEMBER);
        } else if (phase == Phase.STARTING) {
            others.put(from.uuid(), member.waiting(from));
        } else {
            accept(from);
        }
    }

    private void accept(Node from) {
        effects.add(new Ack(from.uuid()));
        onAckReceived(from);
    }

    /** Who is debugged may stand still at any moment: nobody is to count on it. */
    private void onAckReceived(Node from) {
        OtherMember member = others.get(from.uuid());
        if (member != null && from.role() == Role.DEBUGGED) {
            others.put(from.uuid(), member.apart(from));
        } else if (member != null && !member.isJoined()) {
            others.remove(from.uuid());
            others.put(from.uuid(), member.joined(from));
            effects.add(new TellJoined(from));
        }
    }

    private void onGreetingFailed(String uuid) {
        OtherMember member = others.get(uuid);
        if (member != null && member.stage() == Stage.GREETED) {
            OtherMember failed = member.failed();
            others.put(uuid, failed);
            effects.add(new GreetLater(uuid, failed.attempts()));
        }
    }

    private boolean advance(String uuid, Stage from, Stage to) {
        OtherMember member = others.get(uuid);
        if (member == null || member.stage() != from) {
            return false;
        }
        others.put(uuid, member.to(to));
        return true;
    }

    private void bury(
            String uuid, String cause, @Nullable Integer exitCode, @Nullable String signal, String detectedBy) {
        if (uuid.equals(self) || !dead.add(uuid)) {
            return;
        }
        if (dead.size() > Membership.DEAD_REMEMBERED) {
            dead.remove(dead.iterator().next());
        }
        remove(uuid, cause, exitCode, signal, detectedBy);
    }

    private void remove(
            String uuid, String cause, @Nullable Integer exitCode, @Nullable String signal, String detectedBy) {
        OtherMember member = others.remove(uuid);
        if (member == null) {
            return;
        }
        if (member.isWaiting()) {
            refuse(uuid, Refusal.GONE);
        }
        if (member.isJoined() && member.node() != null) {
            effects.add(new TellLeft(new Departure(member.node(), cause, exitCode, signal, detectedBy)));
        }
    }

    private void refuse(String uuid, Refusal refusal) {
        effects.add(new Refuse(uuid, refusal));
    }
}
