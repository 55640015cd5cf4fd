package io.universe.status;

import io.universe.cluster.Node;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;

/** A node of a test's universe with its statuses. */
record StatusNode(TestNode node, TestSite site, StatusService service) {

    static StatusNode start(TestNode node) {
        TestSite site = new TestSite(node.session().vertx(), node.session().cluster());
        StatusService service = new StatusService();
        TestUniverse.await(service.start(site));
        return new StatusNode(node, site, service);
    }

    Statuses statuses() {
        return site.service(Statuses.class);
    }

    Node self() {
        return site.cluster().self();
    }
}
