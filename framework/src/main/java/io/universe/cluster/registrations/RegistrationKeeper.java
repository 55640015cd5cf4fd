package io.universe.cluster.registrations;

import io.universe.cluster.registrations.OwnRegistrations.Entry;
import io.universe.cluster.routing.Routes;
import io.universe.cluster.routing.Selector;
import io.universe.cluster.timing.Timer;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster manager that remembers what this node has registered. Whenever a member is lost, data may be lost with it: then the keeper publishes this
 * node's address and registrations again, reads anew what the event bus holds, and repeats that until it has worked. Registrations of the dead are
 * kept from the event bus, and removed where they are met. Safe from any thread; its work runs on a context of its own.
 */
public final class RegistrationKeeper extends ForwardingClusterManager implements NodeListener {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationKeeper.class);

    private final OwnRegistrations own;
    private final Routes routes;
    private final Publisher publisher;
    private final Map<String, NodeInfo> nodeInfos = new ConcurrentHashMap<>();
    private final Runnable onMembersChanged;
    private volatile @Nullable Mending mending;
    private volatile boolean isLeaving;

    /** What there is once Vert.x is. */
    private record Mending(ContextInternal context, Reconciliation reconciliation, Checkup checkup) {}

    /** Holds nothing back. */
    RegistrationKeeper(ClusterManager manager, Runnable onMembersChanged) {
        this(manager, address -> true, false, onMembersChanged);
    }

    /**
     * The callback is called on foreign threads, whenever the members may have changed.
     *
     * @param isOfTheApplication which addresses are not the framework's own
     * @param isHeldBack whether only this node itself knows of its registrations at such addresses, until {@link #release}
     */
    public RegistrationKeeper(
            ClusterManager manager,
            Predicate<String> isOfTheApplication,
            boolean isHeldBack,
            Runnable onMembersChanged) {
        super(manager);
        this.own = new OwnRegistrations(isHeldBack ? isOfTheApplication : address -> false);
        this.routes = new Routes(own::heldBack, isOfTheApplication);
        this.publisher = new Publisher(manager, own, routes);
        this.onMembersChanged = onMembersChanged;
        manager.nodeListener(this);
    }

    @Override
    public void init(Vertx vertx) {
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        Timer timer = (wait, action) -> context.setTimer(wait.toMillis(), id -> action.run());
        Checkup checkup = new Checkup(new RegistrationLedger(manager(), own, routes, publisher), timer);
        mending = new Mending(context, new Reconciliation(() -> reconcile(context), timer), checkup);
        super.init(vertx);
    }

    @Override
    public void nodeListener(NodeListener listener) {
        throw new IllegalStateException("the framework listens for nodes itself: Vert.x HA is not supported");
    }

    @Override
    public void nodeAdded(@Nullable String nodeId) {
        if (nodeId != null) {
            routes.onFound(nodeId);
        }
        onMembersChanged.run();
        mend(mending -> mending.reconciliation().hasten());
    }

    /** Who is told that a node left may send again at once: by then nothing goes to that node any more. */
    @Override
    public void nodeLeft(@Nullable String nodeId) {
        if (nodeId != null) {
            routes.onLost(nodeId);
            nodeInfos.remove(nodeId);
        }
        onMembersChanged.run();
        mend(mending -> mending.reconciliation().request());
    }

    /** This node is known to be dead, whatever the members are: nothing is sent to it any more. */
    public void onDeath(String nodeId) {
        routes.onLost(nodeId);
    }

    /** From now on nothing is taken back one by one: what this node leaves behind is removed by those that stay, and nobody asks a cluster that may be gone. */
    public void onLeaving() {
        isLeaving = true;
    }

    @Override
    public void setNodeInfo(NodeInfo info, Completable<Void> promise) {
        publisher.reachedAt(info);
        super.setNodeInfo(info, promise);
    }

    /** Where a node is reached never changes: what was learnt once does while the cluster cannot be asked. */
    @Override
    public void getNodeInfo(String nodeId, Completable<NodeInfo> promise) {
        super.getNodeInfo(nodeId, (info, failure) -> {
            NodeInfo known = failure == null ? info : nodeInfos.get(nodeId);
            if (known == null) {
                promise.fail(failure);
            } else {
                nodeInfos.put(nodeId, known);
                promise.succeed(known);
            }
        });
    }

    /** Where the event bus sends; {@link RoutesInstaller} makes it ask there. */
    public Routes routes() {
        return routes;
    }

    @Override
    public void registrationListener(RegistrationListener listener) {
        if (!(listener instanceof Selector selector) || !selector.isAlong(routes)) {
            throw new IllegalStateException(
                    "the event bus has a selector of nodes that is not the framework's: %s; is %s among the services of the class path?"
                            .formatted(listener.getClass().getName(), RoutesInstaller.class.getName()));
        }
        super.registrationListener(routes);
    }

    @Override
    public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        if (info.localOnly()) {
            super.addRegistration(address, info, promise);
        } else if (own.add(address, info)) {
            publisher.publish(new Entry(address, info), promise);
        } else {
            routes.chooseAgain(address);
            promise.succeed();
        }
    }

    @Override
    public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
        boolean isToldNobody = !own.remove(address, info) && !info.localOnly();
        if (isLeaving || isToldNobody) {
            routes.chooseAgain(address);
            promise.succeed();
        } else {
            super.removeRegistration(address, info, promise);
        }
    }

    /** Takes the registrations at these addresses out of the cluster, for good; local handlers stay. */
    public Future<Void> withdraw(Predicate<String> addresses) {
        return Future.join(
                        own.withdraw(addresses).stream().map(publisher::retract).toList())
                .mapEmpty();
    }

    /** Publishes what was held back. Where that does not work it is tried again by and by, as after a loss; the future fails then. */
    public Future<Void> release() {
        List<Future<Void>> published =
                own.release().stream().map(publisher::publish).toList();
        return Future.join(published)
                .onFailure(failure -> mend(mending -> mending.reconciliation().request()))
                .mapEmpty();
    }

    /**
     * Looks whether the registrations of this node and the routes are what the cluster holds, and repairs what is not. Completes on a context of its own; fails where the cluster cannot be asked.
     *
     * @param further addresses to look at beside those that this node has to do with, for registrations of nodes that are gone
     */
    public Future<CheckReport> check(Collection<String> further) {
        Promise<CheckReport> checked = Promise.promise();
        if (!mend(mending -> mending.checkup().run(further).onComplete(checked))) {
            checked.fail("this node is not in the cluster");
        }
        return checked.future();
    }

    private Future<Void> reconcile(ContextInternal context) {
        if (isLeaving) {
            return context.succeededFuture();
        }
        return publisher
                .publishNodeInfo()
                .compose(done -> publisher.publishAll())
                .compose(done -> publisher.refreshAll())
                .onFailure(failure -> LOG.debug("registrations not published again yet: {}", failure.toString()));
    }

    /** Returns false where Vert.x is not there yet, or no more. */
    private boolean mend(Consumer<Mending> action) {
        Mending current = mending;
        if (current == null) {
            return false;
        }
        try {
            current.context().runOnContext(started -> action.accept(current));
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("a member changed while this node was closing");
            return false;
        }
    }
}
