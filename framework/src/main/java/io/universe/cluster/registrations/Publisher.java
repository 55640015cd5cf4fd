package io.universe.cluster.registrations;

import io.universe.cluster.registrations.OwnRegistrations.Entry;
import io.universe.cluster.routing.Routes;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings what this node has registered into the cluster, and what the cluster holds into the routes. Safe from any thread. */
final class Publisher {

    private final ClusterManager cluster;
    private final OwnRegistrations own;
    private final Routes routes;
    private volatile @Nullable NodeInfo nodeInfo;

    Publisher(ClusterManager cluster, OwnRegistrations own, Routes routes) {
        this.cluster = cluster;
        this.own = own;
        this.routes = routes;
    }

    /** Where this node is reached; the same for ever. */
    void reachedAt(NodeInfo info) {
        nodeInfo = info;
    }

    /** Tells the cluster where this node is reached, once that is known. */
    Future<Void> publishNodeInfo() {
        NodeInfo info = nodeInfo;
        if (info == null) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        cluster.setNodeInfo(info, promise);
        return promise.future();
    }

    Future<Void> publish(Entry entry) {
        Promise<Void> promise = Promise.promise();
        publish(entry, promise);
        return promise.future();
    }

    /** What was given up while it was being published is retracted: nobody else would. */
    void publish(Entry entry, Completable<Void> promise) {
        cluster.addRegistration(entry.address(), entry.info(), (done, failure) -> {
            if (failure == null && !own.contains(entry)) {
                cluster.removeRegistration(entry.address(), entry.info(), promise);
            } else {
                promise.complete(null, failure);
            }
        });
    }

    Future<Void> publishAll() {
        return inTurn(own.entries(), this::publish);
    }

    Future<Void> retract(Entry entry) {
        Promise<Void> promise = Promise.promise();
        cluster.removeRegistration(entry.address(), entry.info(), promise);
        return promise.future();
    }

    /** What the cluster holds at an address. */
    Future<List<RegistrationInfo>> held(String address) {
        Promise<List<RegistrationInfo>> promise = Promise.promise();
        cluster.getRegistrations(address, promise);
        return promise.future();
    }

    Future<Void> refreshAll() {
        return inTurn(routes.addresses(), this::refresh);
    }

    /** Asks again where the cluster has told something newer before it answered. What it still holds of the dead is removed; one that is back as a member, of which word is still on its way, is none. */
    Future<Void> refresh(String address) {
        long asked = routes.version(address);
        return held(address)
                .compose(infos -> routes.learn(address, asked, infos) ? clean(address, infos) : refresh(address));
    }

    private Future<Void> clean(String address, List<RegistrationInfo> infos) {
        Set<String> members = new HashSet<>(cluster.getNodes());
        List<RegistrationInfo> stale = infos.stream()
                .filter(info -> routes.isLost(info.nodeId()) && !members.contains(info.nodeId()))
                .toList();
        return inTurn(stale, info -> retract(new Entry(address, info)));
    }

    /** One step after the other; the first that fails ends it. */
    static <T> Future<Void> inTurn(Collection<T> items, Function<T, Future<Void>> step) {
        Future<Void> all = Future.succeededFuture();
        for (T item : new ArrayList<>(items)) {
            all = all.compose(done -> step.apply(item));
        }
        return all;
    }
}
