package io.universe.cluster.routing;

import io.universe.cluster.membership.Membership;
import io.vertx.core.spi.cluster.ClusteredNode;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of who listens where, and who of those is to get something: neither the dead nor those that drain, near ones first where that is wanted, and everybody in turn. It adds what this node holds back
 * from all others. Safe from any thread.
 *
 * <p>Vert.x's own selector does the rest of this, but keeps what it was told last, also where that was asked for before something newer was told; and a node with one consumer gets nothing from it beside
 * one with two (Vert.x 5.0.10).
 */
public final class Routes implements RegistrationListener {

    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final LatestNodes lost = new LatestNodes(Membership.DEAD_REMEMBERED);
    private final LatestNodes withdrawn = new LatestNodes(Membership.DEAD_REMEMBERED);
    private final Requests requests = new Requests();
    private final Function<String, List<RegistrationInfo>> heldBack;
    private final Predicate<String> isOfTheApplication;
    private volatile Localities localities = Localities.NONE;
    private volatile Predicate<String> isOnThisHost = node -> false;
    private volatile @Nullable ClusteredNode cluster;

    /**
     * With nothing known.
     *
     * @param heldBack what this node holds back at an address
     * @param isOfTheApplication at which addresses a node that drains is not sent to any more
     */
    public Routes(Function<String, List<RegistrationInfo>> heldBack, Predicate<String> isOfTheApplication) {
        this.heldBack = heldBack;
        this.isOfTheApplication = isOfTheApplication;
    }

    /** The requests that are on their way along these routes. */
    public Requests requests() {
        return requests;
    }

    /** From now on consumers nearby are preferred by these rules. */
    public void prefer(Localities rules, Predicate<String> isOnHost) {
        localities = rules;
        isOnThisHost = isOnHost;
        chooseAgain();
    }

    /** Looks up there from now on. */
    public void init(ClusteredNode node) {
        cluster = node;
    }

    /** Where a message to this address may go, as far as nobody has to wait for that; null where somebody has. */
    @Nullable
    Targets targets(String address) {
        Route route = routes.get(address);
        return route == null ? null : route.targets();
    }

    /** The route to this address, which is looked up where it is new. */
    Route route(String address) {
        Route known = routes.get(address);
        if (known != null) {
            return known;
        }
        Route fresh = new Route(infos -> choose(address, infos));
        Route raced = routes.putIfAbsent(address, fresh);
        if (raced != null) {
            return raced;
        }
        lookUp(address, fresh);
        return fresh;
    }

    /** Where the cluster has told meanwhile that nobody is there, that may be because it could not be asked at that moment: then it is asked again. */
    private void lookUp(String address, Route route) {
        long asked = route.version();
        cluster().getRegistrations(address, (infos, failure) -> {
            if (failure == null && !route.learn(asked, infos) && route.isEmpty()) {
                lookUp(address, route);
            } else if (failure == null) {
                forgetIfEmpty(address, route);
                route.open();
            } else {
                routes.remove(address, route);
                route.fail(failure);
            }
        });
    }

    @Override
    public boolean wantsUpdatesFor(String address) {
        return routes.containsKey(address);
    }

    @Override
    public void registrationsUpdated(RegistrationUpdateEvent event) {
        Route route = routes.get(event.address());
        if (route != null) {
            route.update(event.registrations());
            forgetIfEmpty(event.address(), route);
        }
    }

    /** What is asked for now is not to replace what the cluster tells on its own meanwhile; so this comes before {@link #learn}. */
    public long version(String address) {
        Route route = routes.get(address);
        return route == null ? 0 : route.version();
    }

    /** What the cluster answered to a question of that version; returns false where it has told something newer since: then it is to be asked again. */
    public boolean learn(String address, long asked, List<RegistrationInfo> infos) {
        Route route = routes.get(address);
        if (route == null) {
            return true;
        }
        boolean isLearnt = route.learn(asked, infos);
        forgetIfEmpty(address, route);
        return isLearnt;
    }

    /** Where nobody listens, the cluster is asked anew each time. */
    private void forgetIfEmpty(String address, Route route) {
        if (route.isEmpty()) {
            routes.remove(address, route);
        }
    }

    /** The addresses about which something is known that may have changed. */
    public List<String> addresses() {
        return List.copyOf(routes.keySet());
    }

    /** What is known of an address, the dead included; nothing where nobody has asked for it. */
    public List<RegistrationInfo> known(String address) {
        Route route = routes.get(address);
        return route == null ? List.of() : route.infos();
    }

    /** From now on nothing is sent to this node, and what is on its way to it fails. The cluster is not asked. */
    public void onLost(String node) {
        if (lost.add(node)) {
            chooseAgain();
        }
        requests.fail(node);
    }

    /** A reply that awaits a reply is on its way to whoever is answered; it does not ask for a node. */
    void sendingReply(String reply, long timeoutMillis, String node) {
        if (!node.equals(self())) {
            requests.sent(reply, timeoutMillis, node);
            failIfLost(node);
        }
    }

    /** A node may have been lost between its choice and the note of it. */
    void failIfLost(String node) {
        if (isLost(node)) {
            requests.fail(node);
        }
    }

    /** A node that the cluster had lost is a member again. */
    public void onFound(String node) {
        lost.remove(node);
        chooseAgain();
    }

    /** A node drains: it answers what it has, and nothing more is sent to it at addresses of the application. */
    public void onWithdrawn(String node) {
        if (withdrawn.add(node)) {
            chooseAgain();
        }
    }

    /** Whether nothing is sent to this node any more because it is dead, or lost to the cluster. */
    public boolean isLost(String node) {
        return lost.contains(node);
    }

    /** What the choice depends on, beside who is registered in the cluster, has changed. */
    public void chooseAgain() {
        routes.forEach(this::chooseAgain);
    }

    /** The same for one address: this node holds back more or less there. */
    public void chooseAgain(String address) {
        Route route = routes.get(address);
        if (route != null) {
            chooseAgain(address, route);
        }
    }

    private void chooseAgain(String address, Route route) {
        route.chooseAgain();
        if (route.targets() != null) {
            forgetIfEmpty(address, route);
        }
    }

    /** While the cluster gets to know what was held back, it may be on both sides. */
    private Targets choose(String address, List<RegistrationInfo> infos) {
        Set<RegistrationInfo> usable = new LinkedHashSet<>();
        for (RegistrationInfo info : infos) {
            if (isUsable(address, info)) {
                usable.add(info);
            }
        }
        usable.addAll(heldBack.apply(address));
        return new Choice(self(), isOnThisHost).among(usable, localities.at(address));
    }

    private boolean isUsable(String address, RegistrationInfo info) {
        return !lost.contains(info.nodeId())
                && !(withdrawn.contains(info.nodeId()) && isOfTheApplication.test(address));
    }

    String self() {
        return cluster().getNodeId();
    }

    private ClusteredNode cluster() {
        ClusteredNode current = cluster;
        if (current == null) {
            throw new IllegalStateException("the event bus asks before it was started");
        }
        return current;
    }
}
