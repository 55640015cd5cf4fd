package io.universe.status;

import static io.universe.cluster.session.TestUniverse.await;

import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterFixture;
import io.universe.cluster.session.TestNode;
import io.universe.cluster.session.TestUniverse;
import java.util.ArrayList;
import java.util.List;

/** A master and workers in this JVM that know each other, with their statuses. Owned by the test's thread. */
final class StatusUniverse implements AutoCloseable {

    private final TestUniverse universe;
    private final List<TestNode> present = new ArrayList<>();

    StatusUniverse(ClusterFixture fixture) {
        universe = new TestUniverse(fixture);
    }

    StatusNode master() {
        return started(new Node("", Role.MASTER, "master", "master", 0, 1, 1, "127.0.0.1", 10, "0"));
    }

    StatusNode web(int slot) {
        return started(worker(slot));
    }

    private StatusNode started(Node self) {
        StatusNode node = StatusNode.start(universe.member(self, true));
        announce(node.node());
        return node;
    }

    /** One that no other knows of. */
    StatusNode standby() {
        Node self = new Node("", Role.STANDBY, "web", "web-standby", -1, 1, 1, "127.0.0.1", 999, "0");
        return StatusNode.start(universe.member(self, false));
    }

    /** A worker without statuses, announced. */
    TestNode mute(int slot) {
        TestNode node = universe.member(worker(slot), true);
        announce(node);
        return node;
    }

    private static Node worker(int slot) {
        Role role = slot == 0 ? Role.SPAWN : Role.FORK;
        return new Node("", role, "web", "web-" + slot, slot, 1, 1, "127.0.0.1", 100 + slot, "0");
    }

    private void announce(TestNode node) {
        node.announce();
        present.forEach(other -> {
            other.awaitJoined(node);
            node.awaitJoined(other);
        });
        present.add(node);
    }

    void leave(TestNode node) {
        await(node.session().leave());
        gone(node);
    }

    /** Its process ends without a word. */
    void kill(TestNode node) {
        universe.kill(node);
        gone(node);
    }

    private void gone(TestNode node) {
        present.remove(node);
        present.forEach(other -> other.awaitLeft(node));
    }

    @Override
    public void close() {
        universe.close();
    }
}
