package io.universe.cluster.registrations;

import io.universe.cluster.membership.Membership;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the event bus was told about who listens where, and which of those are dead. It stands between the cluster manager and the event bus, and lets
 * through what is alive; it adds what this node holds back from all others. Safe from any thread; the event bus is called on the caller's.
 */
final class KnownRoutes implements RegistrationListener {

    private static final RegistrationListener NOBODY = new RegistrationListener() {};

    private final Map<String, List<RegistrationInfo>> routes = new ConcurrentHashMap<>();
    private final Set<String> lost = Collections.synchronizedSet(new LatestDead());
    private final Function<String, List<RegistrationInfo>> heldBack;
    private volatile RegistrationListener bus = NOBODY;

    /** With what this node holds back at an address. */
    KnownRoutes(Function<String, List<RegistrationInfo>> heldBack) {
        this.heldBack = heldBack;
    }

    /** The latest of the dead: of one that died long before, nothing is left in the cluster that could be learnt again. */
    private static final class LatestDead extends LinkedHashSet<String> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean add(String nodeId) {
            boolean isNew = super.add(nodeId);
            if (size() > Membership.DEAD_REMEMBERED) {
                remove(iterator().next());
            }
            return isNew;
        }
    }

    void deliverTo(RegistrationListener listener) {
        bus = listener;
    }

    /** Takes note of what the event bus is about to learn by a look-up, and returns the part of it that is alive. */
    List<RegistrationInfo> onLookUp(String address, List<RegistrationInfo> infos) {
        List<RegistrationInfo> known = known(address, infos);
        if (!known.isEmpty()) {
            routes.put(address, known);
        }
        return known;
    }

    @Override
    public void registrationsUpdated(RegistrationUpdateEvent event) {
        List<RegistrationInfo> known = known(event.address(), event.registrations());
        if (known.isEmpty()) {
            routes.remove(event.address());
        } else {
            routes.put(event.address(), known);
        }
        bus.registrationsUpdated(new RegistrationUpdateEvent(event.address(), known));
    }

    @Override
    public void registrationsLost() {
        bus.registrationsLost();
    }

    @Override
    public boolean wantsUpdatesFor(String address) {
        return bus.wantsUpdatesFor(address);
    }

    /** The addresses about which the event bus holds something that may have changed. */
    List<String> addresses() {
        routes.keySet().removeIf(address -> !bus.wantsUpdatesFor(address));
        return List.copyOf(routes.keySet());
    }

    /** From now on nothing is sent to this node; what the event bus holds about it is replaced at once, without asking the cluster. */
    void onLost(String nodeId) {
        if (lost.add(nodeId)) {
            routes.forEach((address, infos) -> {
                if (infos.stream().anyMatch(info -> info.nodeId().equals(nodeId))) {
                    registrationsUpdated(new RegistrationUpdateEvent(address, infos));
                }
            });
        }
    }

    /** A node that the cluster had lost is a member again. */
    void onFound(String nodeId) {
        lost.remove(nodeId);
    }

    boolean isLost(RegistrationInfo info) {
        return lost.contains(info.nodeId());
    }

    /** While the cluster gets to know what was held back, it may be on both sides. */
    private List<RegistrationInfo> known(String address, List<RegistrationInfo> infos) {
        return Stream.concat(infos.stream().filter(info -> !isLost(info)), heldBack.apply(address).stream())
                .distinct()
                .toList();
    }
}
