package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.membership.Membership;
import io.universe.cluster.membership.Membership.Decision;
import io.universe.cluster.membership.MembershipEffect;
import io.universe.cluster.membership.MembershipEffect.Ack;
import io.universe.cluster.membership.MembershipEffect.Greet;
import io.universe.cluster.membership.MembershipEffect.GreetLater;
import io.universe.cluster.membership.MembershipEffect.Refuse;
import io.universe.cluster.membership.MembershipEffect.TellJoined;
import io.universe.cluster.membership.MembershipEffect.TellLeft;
import io.universe.cluster.membership.MembershipEvent;
import io.universe.cluster.membership.MembershipEvent.AckReceived;
import io.universe.cluster.membership.MembershipEvent.GoodbyeReceived;
import io.universe.cluster.membership.MembershipEvent.GreetingDue;
import io.universe.cluster.membership.MembershipEvent.GreetingFailed;
import io.universe.cluster.membership.MembershipEvent.GreetingRefused;
import io.universe.cluster.membership.MembershipEvent.LossReported;
import io.universe.cluster.membership.MembershipEvent.MembersSeen;
import io.universe.cluster.membership.MembershipEvent.SynReceived;
import io.universe.cluster.membership.Refusal;
import io.universe.cluster.registrations.RegistrationKeeper;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.AsyncResult;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the membership of one node and carries out what it decides. Its context owns it: everything is called there. */
final class Greeter {

    private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);
    private static final int CHECK_FAILED = 500;
    private static final Duration FIRST_WORD = Duration.ofSeconds(1);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));

    private final ContextInternal context;
    private final RegistrationKeeper keeper;
    private final Leases leases;
    private final NodeMail mail;
    private final LiveCluster cluster;
    private final Checkups checkups;
    private final Map<String, Message<JsonObject>> unanswered = new HashMap<>();
    private Membership membership;

    Greeter(
            LiveCluster cluster,
            ContextInternal context,
            RegistrationKeeper keeper,
            Leases leases,
            NodeMail mail,
            Checkups checkups) {
        this.checkups = checkups;
        this.context = context;
        this.keeper = keeper;
        this.leases = leases;
        this.mail = mail;
        this.cluster = cluster;
        this.membership = Membership.of(cluster.self().uuid());
    }

    void on(MembershipEvent event) {
        Decision decision = membership.on(event);
        membership = decision.membership();
        decision.effects().forEach(this::carryOut);
    }

    /** By which this node talks to others. */
    NodeMail mail() {
        return mail;
    }

    /** Asks the cluster manager who is there. */
    void look() {
        on(new MembersSeen(Set.copyOf(keeper.getNodes())));
    }

    /** Everybody who is there, announced or not. */
    Set<String> others() {
        return membership.others().keySet();
    }

    /** Everybody who was announced. */
    List<String> joined() {
        return membership.joined().stream().map(Node::uuid).toList();
    }

    void onMessage(Message<JsonObject> message) {
        NodeMessage content = read(message);
        if (content instanceof NodeMessage.Syn syn) {
            onSyn(syn, message);
        } else if (content instanceof NodeMessage.Ack ack) {
            on(new AckReceived(ack.from()));
        } else if (content instanceof NodeMessage.Goodbye goodbye) {
            onEnded(goodbye.uuid());
            on(new GoodbyeReceived(goodbye.uuid(), goodbye.cause(), goodbye.exitCode()));
            message.reply(new JsonObject());
        } else if (content instanceof NodeMessage.Lost lost) {
            onLost(lost);
        } else if (content instanceof NodeMessage.Withdrawn withdrawn) {
            keeper.routes().onWithdrawn(withdrawn.uuid());
            message.reply(new JsonObject());
        } else if (content instanceof NodeMessage.Check) {
            checkups.check()
                    .onSuccess(report -> message.reply(report.toJson()))
                    .onFailure(cause -> message.fail(CHECK_FAILED, cause.toString()));
        } else if (content instanceof NodeMessage.Released released) {
            leases.onReleasedElsewhere(released.release());
        }
    }

    private void onEnded(String uuid) {
        keeper.onDeath(uuid);
        leases.onEnded(uuid);
    }

    /** The process of a node is known to have ended: it waits for no answer any more. */
    void onLost(NodeMessage.Lost lost) {
        if (!lost.uuid().equals(cluster.self().uuid())) {
            unanswered.remove(lost.uuid());
            onEnded(lost.uuid());
            on(new LossReported(lost.uuid(), lost.cause(), lost.exitCode(), lost.signal()));
        }
    }

    /** Who greets is a member already, though the notice of it may still be on its way: so look first. */
    private void onSyn(NodeMessage.Syn syn, Message<JsonObject> message) {
        look();
        unanswered.put(syn.from().uuid(), message);
        on(new SynReceived(syn.from(), syn.targetUuid()));
    }

    private @Nullable NodeMessage read(Message<JsonObject> message) {
        NodeMessage content = null;
        try {
            content = NodeMessage.fromJson(message.body());
            if (content == null) {
                LOG.debug("a node of another version says what this one does not know: {}", message.body());
            }
        } catch (RuntimeException unreadable) {
            LOG.warn("refused a message between nodes that cannot be read: {}", unreadable.toString());
        }
        if (content == null) {
            message.fail(Refusal.MALFORMED.code(), Refusal.MALFORMED.name());
        }
        return content;
    }

    private void carryOut(MembershipEffect effect) {
        if (effect instanceof Greet greet) {
            mail.greet(cluster.self(), greet.uuid())
                    .onComplete(answer -> context.runOnContext(v -> onAnswer(greet.uuid(), answer)));
        } else if (effect instanceof GreetLater later) {
            context.setTimer(wait(later.attempt()), id -> on(new GreetingDue(later.uuid())));
        } else if (effect instanceof Ack ack) {
            ack(ack.uuid());
        } else if (effect instanceof Refuse refuse) {
            refuse(refuse);
        } else if (effect instanceof TellJoined joined) {
            cluster.tellJoined(joined.node(), membership.joined());
        } else if (effect instanceof TellLeft left) {
            cluster.tellLeft(left.departure(), membership.joined());
        }
    }

    private void onAnswer(String uuid, AsyncResult<Node> answer) {
        if (answer.succeeded() && answer.result().uuid().equals(uuid)) {
            on(new AckReceived(answer.result()));
        } else if (answer.cause() instanceof ReplyException refusal && refusal.failureCode() == Refusal.GONE.code()) {
            LOG.warn("node uuid={} does not accept this one: it is leaving, or holds this one for dead", uuid);
            on(new GreetingRefused(uuid));
        } else {
            on(new GreetingFailed(uuid));
        }
    }

    /** The reply may come too late for the request; the message beside it does not, and opens the line that news of deaths will take. */
    private void ack(String uuid) {
        NodeMessage.Ack ack = new NodeMessage.Ack(cluster.self());
        Message<JsonObject> syn = unanswered.remove(uuid);
        if (syn != null) {
            syn.reply(ack.toJson());
        }
        mail.tell(uuid, ack);
    }

    private void refuse(Refuse refuse) {
        Message<JsonObject> syn = unanswered.remove(refuse.uuid());
        if (syn != null) {
            syn.fail(refuse.refusal().code(), refuse.refusal().name());
        }
    }

    private static long wait(int attempt) {
        Duration wait = attempt == 0 ? FIRST_WORD : BACKOFF.after(attempt);
        long millis = wait.toMillis();
        return ThreadLocalRandom.current().nextLong(millis * 3 / 4, millis * 5 / 4 + 1);
    }
}
