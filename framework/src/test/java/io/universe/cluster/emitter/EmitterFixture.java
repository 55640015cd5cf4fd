package io.universe.cluster.emitter;

import static io.universe.cluster.session.TestUniverse.await;

import io.universe.cluster.Node;
import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A universe whose nodes hear each other. A subclass names the cluster, and says when it begins and ends. Owned by the test's thread. */
abstract class EmitterFixture {

    private @Nullable TestUniverse opened;
    private final List<Hearer> present = new ArrayList<>();

    protected abstract ClusterFixture cluster();

    final void openUniverse() {
        opened = new TestUniverse(cluster());
    }

    final void closeUniverse() {
        universe().close();
    }

    private TestUniverse universe() {
        return Objects.requireNonNull(opened);
    }

    /** A member that is not announced yet. */
    final Hearer member(Node node) {
        return new Hearer(universe().member(node, true)).beginAnew();
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

    /** The process of the node ends without a word. */
    final void kill(Hearer hearer) {
        present.remove(hearer);
        universe().kill(hearer.node());
        present.forEach(other -> other.node().awaitLeft(hearer.node()));
    }

    /** All leave but these. */
    final void leaveBut(List<Hearer> stay) {
        List<Hearer> leaving =
                present.stream().filter(each -> !stay.contains(each)).toList();
        for (Hearer hearer : leaving) {
            present.remove(hearer);
            await(hearer.node().session().leave());
            present.forEach(other -> other.node().awaitLeft(hearer.node()));
        }
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
