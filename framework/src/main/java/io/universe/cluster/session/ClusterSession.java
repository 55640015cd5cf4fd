package io.universe.cluster.session;

import io.universe.cluster.Cluster;
import io.universe.cluster.ClusterEvents;
import io.universe.cluster.Node;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.lease.Leases;
import io.universe.cluster.lease.LeasingClusterManager;
import io.universe.cluster.membership.MembershipEvent.Announced;
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
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
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

    private final SessionLoop loop;
    private final RegistrationKeeper keeper;
    private final Leases leases;
    private final ClusterMember member;
    private final NodeMail mail;
    private final LiveCluster cluster;
    private final Greeter greeter;
    private final Checkups checkups;
    private final Farewell farewell;
    private final AtomicBoolean isReadyPublished = new AtomicBoolean();
    private final Unanswered unanswered = new Unanswered();

    private ClusterSession(
            Vertx vertx,
            RegistrationKeeper keeper,
            Leases leases,
            ClusterMember member,
            Node self,
            SessionOptions options) {
        this.member = member;
        this.loop = SessionLoop.here(vertx);
        this.keeper = keeper;
        this.leases = leases;
        this.mail = new NodeMail(vertx.eventBus());
        LiveEmitter.prepare(vertx.eventBus());
        this.cluster = new LiveCluster(self, loop.context(), options, leases);
        this.checkups = new Checkups(loop.context(), keeper, member);
        this.greeter = new Greeter(cluster, loop.context(), keeper, leases, mail, checkups);
        this.farewell = new Farewell(loop, keeper, leases, cluster, greeter);
        leases.onReleased(release -> loop.run(() -> tellAll(new NodeMessage.Released(release))));
        BusTap.install(vertx.eventBus(), keeper.routes(), unanswered, BusAddresses::isOfTheApplication);
        keeper.routes().prefer(options.localities(), cluster::isOnThisHost);
        cluster.onNodeJoined(node -> keeper.routes().chooseAgain());
        vertx.setPeriodic(Requests.SWEEP_EVERY.toMillis(), timer -> sweep());
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
     * @param self this node under any uuid: the session gives it the one that it has in the cluster. The registrations of a standby are held back until it has a slot, those of a debugged worker for good
     * @return fails where the cluster cannot be joined; nothing is left open then
     */
    public static Future<ClusterSession> open(
            VertxBuilder builder, ClusterMember member, Node self, SessionOptions options) {
        AtomicReference<@Nullable ClusterSession> opened = new AtomicReference<>();
        boolean isHeldBack = self.role().isBesideSlots();
        LeasingClusterManager leasing = new LeasingClusterManager(member.manager(), options.leaseTimes());
        RegistrationKeeper keeper =
                new RegistrationKeeper(leasing, BusAddresses::isOfTheApplication, isHeldBack, () -> {
                    ClusterSession session = opened.get();
                    if (session != null) {
                        session.loop.run(session.greeter::look);
                        session.leases.onMembersChanged();
                    }
                });
        return builder.withClusterManager(keeper).buildClustered().compose(vertx -> {
            Node node = self.withUuid(keeper.getNodeId());
            ClusterSession session = new ClusterSession(vertx, keeper, leasing.leases(), member, node, options);
            opened.set(session);
            return new Inbox(session.greeter, session.cluster.liveEmitter())
                    .open(session.loop, node.uuid())
                    .map(session)
                    .recover(failure -> vertx.close().transform(closed -> Future.failedFuture(failure)));
        });
    }

    /** The clustered Vert.x of this process; closed by {@link #leave}. */
    public Vertx vertx() {
        return loop.vertx();
    }

    /**
     * A context of its own on the event loop of the event bus: what comes in is read there, and the connections to other nodes live there, since this node greets them there. What is sent or heard on it need not change threads.
     */
    public Context newContext() {
        return loop.newContext();
    }

    /** The universe as this node sees it. */
    public Cluster cluster() {
        return cluster;
    }

    /** This process as a member of the cluster. */
    public ClusterMember member() {
        return member;
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
        loop.run(() -> greeter.on(new Announced()));
    }

    /** This node, so far a standby, is that one from now on, under its own uuid; nobody is told yet. */
    public void become(Node node) {
        cluster.become(node.withUuid(cluster.self().uuid()));
        leases.onSlotTaken();
    }

    /** Lets the cluster know the registrations of a standby. Half a second later at the most the future completes; it never fails, and what is left is published by and by. */
    public Future<Void> publishRegistrations() {
        Promise<Void> published = loop.promise();
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
        loop.run(() -> greeter.onLost(lost));
    }

    /** The same, and tells every other node to do so: for the master, which sees its children end. */
    public void broadcastLost(String uuid, String cause, @Nullable Integer exitCode, @Nullable String signal) {
        NodeMessage.Lost lost = new NodeMessage.Lost(uuid, cause, exitCode, signal);
        loop.run(() -> {
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
            loop.run(() ->
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
        return farewell.withdraw();
    }

    /**
     * Checks registrations again and again until this node leaves, and repairs what is not as it should be; the listener hears of that, on the session's context.
     *
     * @param interval zero: never
     * @param everything whether every address is looked at, which one node of the universe should do, or those that this node has to do with
     */
    public void checkEvery(Duration interval, boolean everything, Consumer<CheckReport> listener) {
        if (!interval.isZero()) {
            loop.run(() -> checkups.every(interval, everything, listener));
        }
    }

    /** Checks every address, has every other node that was announced check its own, and tells what came of it: this node first. Never fails; who does not answer within ten seconds stands there with that. */
    public Future<List<Examined>> examine() {
        return Examination.run(cluster, checkups, mail);
    }

    /** What this node owes to others that asked it. */
    public Unanswered unanswered() {
        return unanswered;
    }

    /**
     * Gives locks and singletons back, says goodbye, closes Vert.x and leaves the cluster. Further calls give the same future; it never fails.
     *
     * @param cause why, as other nodes are to hear it
     * @param exitCode what the process is about to exit with; null where that is not known
     */
    public Future<Void> leave(String cause, @Nullable Integer exitCode) {
        return farewell.leave(cause, exitCode);
    }

    /** The same, for a process that lives on and has nothing to say about it: the cause is {@code left}. */
    public Future<Void> leave() {
        return leave("left", null);
    }
}
