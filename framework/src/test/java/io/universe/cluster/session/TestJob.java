package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cluster.Lease;
import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A job that several nodes take part in, and what happened to it, in order. It fails the test where it runs twice at a time. Safe from any thread. */
final class TestJob {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<String> events = new ArrayList<>();
    private final Set<String> killed = new HashSet<>();
    private @Nullable String running;
    private @Nullable Lease lease;
    private int failing;

    /** The part of one node. */
    private final class Part implements SingletonJob {

        private final String name;

        private Part(String name) {
            this.name = name;
        }

        @Override
        public Future<?> start(Lease given) {
            return onStart(name, given);
        }

        @Override
        public Future<?> stop() {
            return onStop(name);
        }
    }

    /** The node takes part from now on. */
    Singleton on(TestNode node) {
        return on(node, "job");
    }

    Singleton on(TestNode node, String name) {
        String worker = node.session().cluster().self().worker();
        return node.session().cluster().singleton(name, new Part(worker));
    }

    /** So many starts from now on fail. */
    synchronized void failStarts(int times) {
        failing = times;
    }

    private synchronized Future<?> onStart(String name, Lease given) {
        boolean wasHeld = lease != null && lease.isHeld();
        if (running != null || wasHeld || !given.isHeld()) {
            note("violation: " + name + " starts while running=" + running + " held=" + wasHeld);
        }
        if (failing > 0) {
            failing--;
            note("failed " + name);
            return Future.failedFuture("not yet");
        }
        running = name;
        lease = given;
        note("started " + name);
        return Future.succeededFuture();
    }

    private synchronized Future<?> onStop(String name) {
        if (killed.contains(name)) {
            return Future.succeededFuture();
        }
        if (!name.equals(running)) {
            note("violation: " + name + " stops while running=" + running);
        }
        running = null;
        note("stopped " + name);
        return Future.succeededFuture();
    }

    /** The process of the node that has the job is dead: what it did has ended with it. */
    synchronized void onKilled(TestNode node) {
        running = null;
        lease = null;
        String name = node.session().cluster().self().worker();
        killed.add(name);
        note("killed " + name);
    }

    private void note(String event) {
        events.add(event);
        notifyAll();
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized @Nullable String running() {
        return running;
    }

    synchronized boolean isHeld() {
        return lease != null && lease.isHeld();
    }

    /** Waits until so many things happened, and returns them. */
    synchronized List<String> await(int count) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (events.size() < count) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                assertThat(millis).as("%d things, so far %s", count, events).isPositive();
                wait(millis);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
        return events();
    }
}
