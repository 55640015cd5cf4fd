package io.universe.cluster.registrations;

import io.universe.cluster.registrations.Finding.Kind;
import io.universe.cluster.registrations.OwnRegistrations.Entry;
import io.universe.cluster.routing.Routes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The registrations of this node, of the cluster and of the routes, side by side. Safe from any thread. */
final class RegistrationLedger implements Checkup.Ledger {

    private static final String NODE_INFO = "__vertx.nodeInfo";

    private final ClusterManager cluster;
    private final OwnRegistrations own;
    private final Routes routes;
    private final Publisher publisher;

    RegistrationLedger(ClusterManager cluster, OwnRegistrations own, Routes routes, Publisher publisher) {
        this.cluster = cluster;
        this.own = own;
        this.routes = routes;
        this.publisher = publisher;
    }

    @Override
    public Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>(routes.addresses());
        addresses.add(NODE_INFO);
        own.entries().forEach(entry -> addresses.add(entry.address()));
        return addresses;
    }

    @Override
    public Future<Set<Finding>> look(String address) {
        return address.equals(NODE_INFO) ? lookForItself() : lookAt(address);
    }

    private Future<Set<Finding>> lookForItself() {
        Promise<NodeInfo> found = Promise.promise();
        cluster.getNodeInfo(cluster.getNodeId(), found);
        return found.future()
                .map(info -> Set.<Finding>of())
                .otherwise(Set.of(new Finding(Kind.UNREACHABLE, NODE_INFO, cluster.getNodeId(), 0)));
    }

    private Future<Set<Finding>> lookAt(String address) {
        return publisher.held(address).map(held -> {
            Set<String> members = new HashSet<>(cluster.getNodes());
            return new Comparison(cluster.getNodeId(), address, own.published(address), held, routes.known(address))
                    .findings(members::contains);
        });
    }

    @Override
    public Future<Void> repair(Finding finding) {
        Entry entry = new Entry(finding.address(), new RegistrationInfo(finding.node(), finding.number(), false));
        return switch (finding.kind()) {
            case MISSING -> own.contains(entry) ? publisher.publish(entry) : Future.succeededFuture();
            case STALE, DEAD -> publisher.retract(entry);
            case UNREACHABLE -> publisher.publishNodeInfo();
            case OUTDATED -> publisher.refresh(finding.address());
        };
    }
}
