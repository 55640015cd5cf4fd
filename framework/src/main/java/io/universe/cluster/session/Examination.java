package io.universe.cluster.session;

import io.universe.cluster.Node;
import io.universe.cluster.registrations.CheckReport;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A check of the whole bus: of every address by this node, of their own by all others that were announced. */
final class Examination {

    private Examination() {}

    /** What came of it, this node first. Never fails; who does not answer within ten seconds stands there with that. */
    static Future<List<Examined>> run(LiveCluster cluster, Checkups checkups, NodeMail mail) {
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
}
