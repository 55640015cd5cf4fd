package io.universe.cluster.session;

import io.universe.cluster.Cluster;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.emitter.Envelope;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.lease.LeasingClusterManager;
import io.universe.cluster.membership.MembershipEvent.Announced;
import io.universe.cluster.membership.MembershipEvent.LeaveStarted;
import io.universe.cluster.membership.Refusal;
import io.universe.cluster.registrations.CheckReport;
import io.universe.cluster.registrations.RegistrationKeeper;
import io.universe.cluster.routing.BusTap;
import io.universe.cluster.routing.Requests;
import io.universe.cluster.routing.Unanswered;
import io.universe.spi.ClusterMember;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's time in the cluster: from joining as a member, through being announced as a node, to leaving. Safe from any thread; its work runs on one
 * Vert.x context of its own.
 */
public final class ClusterSession {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSession.class);

    /** Where the cluster does not take registrations, a worker comes to its slot without them; they follow. */
    private static final long PUBLISHING_MILLIS = 500;

    private final ContextInternal context;
    private final RegistrationKeeper keeper;
    private final Leases leases;
    private final ClusterMember member;
    private final NodeMail mail;
    private final LiveCluster cluster;
    private final Greeter greeter;
    private final Checkups checkups;
    private final AtomicBoolean isReadyPublished = new AtomicBoolean();
    private final AtomicBoolean isLeaving = new AtomicBoolean();
    private final Promise<Void> left = Promise.promise();
    private final Unanswered unanswered = new Unanswered();

    private ClusterSession(
            Vertx vertx,
            RegistrationKeeper keeper,
            Leases leases,
            ClusterMember member,
            Node self,
            SessionOptions options) {
        this.member = member;
        this.context = onTheLoopOfTheBus((VertxInternal) vertx);
        this.keeper = keeper;
        this.leases = leases;
        this.mail = new NodeMail(vertx.eventBus());
        LiveEmitter.prepare(vertx.eventBus());
        this.cluster = new LiveCluster(self, context, options, leases);
        this.checkups = new Checkups(context, keeper, member);
        this.greeter = new Greeter(cluster, context, keeper, leases, mail, checkups);
        leases.onReleased(release -> onContext(() -> tellAll(new NodeMessage.Released(release))));
        BusTap.install(vertx.eventBus(), keeper.routes(), unanswered, ClusterSession::isOfTheApplication);
        keeper.routes().prefer(options.localities(), cluster::isOnThisHost);
        cluster.onNodeJoined(node -> keeper.routes().chooseAgain());
        vertx.setPeriodic(Requests.SWEEP_EVERY.toMillis(), timer -> sweep());
    }

    /** Called where the clustered Vert.x has just come up, which is on the event loop that takes what comes in for the event bus. */
    private static ContextInternal onTheLoopOfTheBus(VertxInternal vertx) {
        return vertx.contextBuilder()
                .withEventLoop(vertx.getOrCreateContext().nettyEventLoop())
                .build();
    }

    private void sweep() {
        keeper.routes().requests().sweep();
        unanswered.sweep();
    }

    /** Joins with {@link SessionOptions#DEFAULTS}. */
    public static Future<ClusterSession> open(VertxBuilder builder, ClusterMember member, Node self) {
        return open(builder, member, self, SessionOptions.DEFAULTS);
    }

    /**
     * Joins the cluster; the session is there when other nodes can reach this one. Nothing is announced yet.
     *
     * @param builder with options, transport and metrics; the cluster manager is added here
     * @param self this node under any uuid: the session gives it the one that it has in the cluster. The registrations of a standby are held back until it has a slot
     * @return fails where the cluster cannot be joined; nothing is left open then
     */
    public static Future<ClusterSession> open(
            VertxBuilder builder, ClusterMember member, Node self, SessionOptions options) {
        AtomicReference<@Nullable ClusterSession> opened = new AtomicReference<>();
        boolean isHeldBack = self.role() == Role.STANDBY;
        LeasingClusterManager leasing = new LeasingClusterManager(member.manager(), options.leaseTimes());
        RegistrationKeeper keeper =
                new RegistrationKeeper(leasing, ClusterSession::isOfTheApplication, isHeldBack, () -> {
                    ClusterSession session = opened.get();
                    if (session != null) {
                        session.onContext(session.greeter::look);
                        session.leases.onMembersChanged();
                    }
                });
        return builder.withClusterManager(keeper).buildClustered().compose(vertx -> {
            Node node = self.withUuid(keeper.getNodeId());
            ClusterSession session = new ClusterSession(vertx, keeper, leasing.leases(), member, node, options);
            opened.set(session);
            return session.listen()
                    .map(session)
                    .recover(failure -> vertx.close().transform(closed -> Future.failedFuture(failure)));
        });
    }

    /** The clustered Vert.x of this process; closed by {@link #leave}. */
    public Vertx vertx() {
        return context.owner();
    }

    /**
     * A context of its own on the event loop of the event bus: what comes in is read there, and the connections to other nodes live there, since this node greets them there. What is sent or heard on it need not change threads.
     */
    public Context newContext() {
        return ((VertxInternal) vertx())
                .contextBuilder()
                .withEventLoop(context.nettyEventLoop())
                .build();
    }

    /** The universe as this node sees it. */
    public Cluster cluster() {
        return cluster;
    }

    /** Where other members reach this one, {@code host:port}. */
    public String address() {
        return member.address();
    }

    /** Whether there is any other member. */
    public boolean hasCompany() {
        return keeper.getNodes().stream().anyMatch(node -> !node.equals(keeper.getNodeId()));
    }

    /** Whether {@code cluster.ready} was published here. */
    public boolean knowsReady() {
        return isReadyPublished.get();
    }

    /** This node's modules are deployed: greets every other node, and answers those who greet. Further calls do nothing. */
    public void announce() {
        onContext(() -> greeter.on(new Announced()));
    }

    /** This node, so far a standby, is that one from now on, under its own uuid; nobody is told yet. */
    public void become(Node node) {
        cluster.become(node.withUuid(cluster.self().uuid()));
        leases.onSlotTaken();
    }

    /** Lets the cluster know the registrations of a standby. Half a second later at the most the future completes; it never fails, and what is left is published by and by. */
    public Future<Void> publishRegistrations() {
        Promise<Void> published = context.promise();
        keeper.release()
                .timeout(PUBLISHING_MILLIS, TimeUnit.MILLISECONDS)
                .onFailure(cause -> LOG.warn("registrations are not published yet: {}", cause.toString()))
                .onComplete(done -> published.complete());
        return published.future();
    }

    /**
     * Tells this node's subscribers that the process of a node has ended, unless they know. Without effect for this node itself.
     *
     * @param exitCode null where a signal ended the process
     * @param signal such as {@code SIGKILL}; null where there was none
     */
    public void reportLost(String uuid, String cause, @Nullable Integer exitCode, @Nullable String signal) {
        NodeMessage.Lost lost = new NodeMessage.Lost(uuid, cause, exitCode, signal);
        onContext(() -> greeter.onLost(lost));
    }

    /** The same, and tells every other node to do so: for the master, which sees its children end. */
    public void broadcastLost(String uuid, String cause, @Nullable Integer exitCode, @Nullable String signal) {
        NodeMessage.Lost lost = new NodeMessage.Lost(uuid, cause, exitCode, signal);
        onContext(() -> {
            greeter.onLost(lost);
            tellAll(lost);
        });
    }

    private void tellAll(NodeMessage message) {
        greeter.joined().forEach(node -> mail.tell(node, message));
    }

    /** Publishes {@code cluster.ready} to this node's subscribers; once, further calls do nothing. */
    public void publishReady(JsonObject body) {
        if (isReadyPublished.compareAndSet(false, true)) {
            onContext(() ->
                    vertx().eventBus().publish(ClusterEvents.READY, body, new DeliveryOptions().setLocalOnly(true)));
        }
    }

    /**
     * Takes the application's registrations out of the cluster while its handlers still answer, and lets its singletons run elsewhere. What other nodes sent before is delivered when the
     * future completes, and they send nothing more: it waits a second at most for each to say so, and 6 s at most for jobs to stop. New registrations stay local from now on.
     *
     * @return fails where the cluster could not be told
     */
    public Future<Void> withdrawRegistrations() {
        Promise<Void> done = Promise.promise();
        if (!onContext(() -> withdraw().onComplete(done))) {
            done.complete();
        }
        return done.future();
    }

    /**
     * Checks registrations again and again until this node leaves, and repairs what is not as it should be; the listener hears of that, on the session's context.
     *
     * @param interval zero: never
     * @param everything whether every address is looked at, which one node of the universe should do, or those that this node has to do with
     */
    public void checkEvery(Duration interval, boolean everything, Consumer<CheckReport> listener) {
        if (!interval.isZero()) {
            onContext(() -> checkups.every(interval, everything, listener));
        }
    }

    /** Checks every address, has every other node that was announced check its own, and tells what came of it: this node first. Never fails; who does not answer within ten seconds stands there with that. */
    public Future<List<Examined>> examine() {
        List<Future<Examined>> all = new ArrayList<>();
        all.add(examined(
                cluster.self(),
                checkups.checkEverything().timeout(NodeMail.THOROUGH.toMillis(), TimeUnit.MILLISECONDS)));
        cluster.nodes().forEach(node -> all.add(examined(node, mail.check(node.uuid()))));
        return Future.join(all).map(v -> all.stream().map(Future::result).toList());
    }

    private static Future<Examined> examined(Node node, Future<CheckReport> report) {
        return report.map(found -> new Examined(node, found, null)).otherwise(cause -> Examined.failed(node, cause));
    }

    /** What this node owes to others that asked it. */
    public Unanswered unanswered() {
        return unanswered;
    }

    /** Whether an address of the event bus is the application's, and not one at which nodes talk to each other. */
    public static boolean isOfTheApplication(String address) {
        return !address.startsWith(NodeMessage.ADDRESS_PREFIX);
    }

    /** The same of a message: what the emitters of nodes say to each other is the application's too, whatever the address. */
    public static boolean isOfTheApplication(Message<?> message) {
        return isOfTheApplication(message.address()) || isOfAnEmitter(message);
    }

    /** What cannot be read is refused when it is delivered. */
    private static boolean isOfAnEmitter(Message<?> message) {
        try {
            return message.body() instanceof Envelope;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** Who knows this node leaves it out as soon as it is told; who comes to know it later finds nothing in the cluster. */
    private Future<Void> withdraw() {
        Future<Void> told = mail.tellAndWait(
                greeter.others(), new NodeMessage.Withdrawn(cluster.self().uuid()));
        Promise<Void> withdrawn = context.promise();
        keeper.withdraw(ClusterSession::isOfTheApplication).onComplete(withdrawn);
        return Future.join(told, withdrawn.future(), leases.withdrawSingletons())
                .mapEmpty();
    }

    /**
     * Gives locks and singletons back, says goodbye, closes Vert.x and leaves the cluster. Further calls give the same future; it never fails.
     *
     * @param cause why, as other nodes are to hear it
     * @param exitCode what the process is about to exit with; null where that is not known
     */
    public Future<Void> leave(String cause, @Nullable Integer exitCode) {
        if (isLeaving.compareAndSet(false, true)
                && !onContext(() -> leases.close()
                        .onComplete(closed ->
                                onContext(() -> sayGoodbye(cause, exitCode).onComplete(said -> close()))))) {
            close();
        }
        return left.future();
    }

    /** The same, for a process that lives on and has nothing to say about it: the cause is {@code left}. */
    public Future<Void> leave() {
        return leave("left", null);
    }

    private void close() {
        vertx().close().otherwiseEmpty().onComplete(left);
    }

    private Future<Void> sayGoodbye(String cause, @Nullable Integer exitCode) {
        List<String> nodes = greeter.joined();
        greeter.on(new LeaveStarted());
        cluster.liveEmitter().close();
        keeper.onLeaving();
        return mail.tellAndWait(nodes, new NodeMessage.Goodbye(cluster.self().uuid(), cause, exitCode));
    }

    private Future<Void> listen() {
        Promise<Void> registered = context.promise();
        onContext(() -> {
            MessageConsumer<Object> consumer = vertx().eventBus()
                    .consumer(NodeMessage.address(cluster.self().uuid()));
            consumer.handler(this::onMessage);
            consumer.completion().onComplete(registered);
            greeter.look();
        });
        return registered.future();
    }

    /** One address for both: whenever a member is lost, those that stay look at each registration. */
    @SuppressWarnings("unchecked")
    private void onMessage(Message<?> message) {
        Object body;
        try {
            body = message.body();
        } catch (RuntimeException unreadable) { // as of a node of another version
            LOG.warn("refused a message between nodes that cannot be read: {}", unreadable.toString());
            message.fail(Refusal.MALFORMED.code(), Refusal.MALFORMED.name());
            return;
        }
        if (body instanceof Envelope) {
            cluster.liveEmitter().onMessage((Message<Envelope>) message);
        } else {
            greeter.onMessage((Message<JsonObject>) message);
        }
    }

    /** Returns false once Vert.x is closed: there is nobody left to tell. */
    private boolean onContext(Runnable action) {
        try {
            context.runOnContext(started -> action.run());
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing is done any more: this node has left");
            return false;
        }
    }
}
