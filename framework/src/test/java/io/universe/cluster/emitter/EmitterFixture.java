package io.universe.cluster.emitter;

import static io.universe.cluster.session.TestUniverse.await;

import io.universe.cluster.Node;
import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A universe whose nodes hear each other. A subclass names the cluster. Owned by the test's thread. */
abstract class EmitterFixture {

    private TestUniverse universe;
    private final List<Hearer> present = new ArrayList<>();

    protected abstract ClusterFixture cluster();

    @BeforeEach
    final void open() {
        universe = new TestUniverse(cluster());
    }

    @AfterEach
    final void close() {
        universe.close();
    }

    /** A member that is not announced yet. */
    final Hearer member(Node node) {
        return new Hearer(universe.member(node, true)).listenTo("event", "fence");
    }

    /** Announced, and known to all others, which it knows. */
    final Hearer node(Node node) {
        return announce(member(node));
    }

    final Hearer announce(Hearer member) {
        TestNode node = member.node().announce();
        present.forEach(other -> {
            other.node().awaitJoined(node);
            node.awaitJoined(other.node());
        });
        present.add(member);
        return member;
    }

    /** What each node has heard before an event for all that the sender emits now. */
    final List<String> heardBeforeNow(Hearer sender, Hearer hearer) {
        String mark = "mark-" + System.nanoTime();
        await(sender.emitter().to("all").emit("fence", mark));
        return hearer.awaitHeard("fence[" + mark + "]").stream()
                .filter(event -> !event.startsWith("fence"))
                .toList();
    }
}
