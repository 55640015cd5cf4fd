package io.universe.cache.simulated;

import io.universe.cache.Loader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The loads of one key that are under way on all nodes, some of which fail, throw, or never end. */
final class SimulatedLoads {

    /** A request, a reply, and a step to spare. */
    private static final long ON_THE_WAY_MILLIS = 70;

    private static final class Load {

        final int node;
        boolean isGivenUp;

        Load(int node) {
            this.node = node;
        }
    }

    private final List<Load> loads = new ArrayList<>();
    private final FakeTime time;
    private final Random random;
    private int values;
    private long overtakenUntil;

    SimulatedLoads(FakeTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    Loader<Object> loader(int node, Consumer<String> log) {
        return key -> load(node, log);
    }

    private Future<Object> load(int node, Consumer<String> log) {
        int how = random.nextInt(10);
        log.accept("node " + node + " loads, in the way " + how);
        if (how == 0) {
            throw new IllegalStateException("thrown");
        }
        Load load = new Load(node);
        Promise<Object> promise = Promise.promise();
        load.isGivenUp = time.nowMillis() < overtakenUntil;
        loads.add(load);
        if (how > 1) {
            time.after(1 + random.nextInt(2_000), () -> end(load, promise, how, log));
        }
        return promise.future();
    }

    private void end(Load load, Promise<Object> promise, int how, Consumer<String> log) {
        loads.remove(load);
        log.accept("node " + load.node + " has loaded, in the way " + how);
        if (how == 2) {
            promise.fail("failed");
        } else {
            promise.complete("load-" + values++);
        }
    }

    /** Somebody will soon have set or deleted the key: what is being loaded then counts no longer. */
    void overtaken() {
        overtakenUntil = time.nowMillis() + ON_THE_WAY_MILLIS;
        loads.forEach(each -> each.isGivenUp = true);
    }

    void ended(int node) {
        loads.removeIf(each -> each.node == node);
    }

    /** So many wait on this node; if nobody does, its loads are given up. */
    void waiting(int node, long count) {
        if (count == 0) {
            loads.forEach(each -> each.isGivenUp |= each.node == node);
        }
    }

    /** How many count. */
    long running() {
        return loads.stream().filter(each -> !each.isGivenUp).count();
    }
}
