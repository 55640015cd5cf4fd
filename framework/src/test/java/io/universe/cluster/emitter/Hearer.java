package io.universe.cluster.emitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.universe.cluster.session.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node of a test's universe, and what it has heard. Safe from any thread. */
final class Hearer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestNode node;
    private final List<String> heard = new ArrayList<>();

    Hearer(TestNode node) {
        this.node = node;
    }

    TestNode node() {
        return node;
    }

    Node self() {
        return node.session().cluster().self();
    }

    Emitter emitter() {
        return node.session().cluster().emitter();
    }

    /** It has heard nothing, and listens to {@code event} and {@code fence} only. */
    synchronized Hearer beginAnew() {
        emitter().removeAllListeners();
        heard.clear();
        return listenTo("event", "fence");
    }

    /** Notes events of these names, as {@code name[arguments]}. */
    Hearer listenTo(String... names) {
        for (String name : names) {
            emitter().on(name, this::note);
        }
        return this;
    }

    private void note(EmittedEvent event) {
        note(event.name() + event.arguments());
    }

    synchronized void note(String event) {
        heard.add(event);
        notifyAll();
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /** Waits until it has heard that, and returns what it heard before. */
    synchronized List<String> awaitHeard(String event) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!heard.contains(event)) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                assertThat(millis)
                        .as("%s did not hear %s; it heard %s", self().worker(), event, heard)
                        .isPositive();
                wait(millis);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
        return List.copyOf(heard.subList(0, heard.indexOf(event)));
    }
}
