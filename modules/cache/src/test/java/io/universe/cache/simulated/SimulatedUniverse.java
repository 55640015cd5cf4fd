package io.universe.cache.simulated;

import io.universe.cache.CacheFixture;
import io.universe.cache.front.FrontOptions;
import io.universe.cache.front.LiveCaches;
import io.universe.cache.local.LocalCatalogue;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Nodes in one thread over entries in one map. */
public final class SimulatedUniverse implements CacheFixture {

    private record Node(String uuid, LiveCaches caches, Wire wire, FakeTime.Ticking clockwork) {}

    /** Of a claim. */
    public static final long LEASE_MILLIS = 10_000;

    private final FakeTime time = new FakeTime();
    private final Post post = new Post(time);
    private final Map<Integer, Node> nodes = new HashMap<>();
    private final LongSupplier delayMillis;
    private final LocalCatalogue catalogue;
    private int started;

    /** With entries that answer after so many milliseconds; at once for 0. */
    public SimulatedUniverse(LongSupplier delayMillis, long maxBytes) {
        this.delayMillis = delayMillis;
        this.catalogue = new LocalCatalogue(time.clockwork(), maxBytes);
    }

    /** Its time. */
    public FakeTime time() {
        return time;
    }

    /** Its news. */
    public Post post() {
        return post;
    }

    /** Where its entries are. */
    public LocalCatalogue catalogue() {
        return catalogue;
    }

    /** The uuid of a node. */
    public String uuid(int number) {
        return started(number).uuid();
    }

    @Override
    public LiveCaches node(int number) {
        return started(number).caches();
    }

    private Node started(int number) {
        return nodes.computeIfAbsent(number, this::start);
    }

    private Node start(int number) {
        String uuid = "node-" + number + "." + started++;
        FakeTime.Ticking clockwork = time.clockwork();
        Wire wire = new Wire(catalogue, time, delayMillis);
        FrontOptions options = new FrontOptions(maxValueBytes(), LEASE_MILLIS);
        return new Node(uuid, new LiveCaches(wire, post.box(uuid), clockwork, options), wire, clockwork);
    }

    @Override
    public Future<Void> close(int number) {
        return started(number).caches().close();
    }

    @Override
    public void kill(int number) {
        end(number, true);
    }

    /** The same, and nobody is told: what a process looks like that hangs. */
    public void hang(int number) {
        end(number, false);
    }

    private void end(int number, boolean isNoticed) {
        Node node = nodes.remove(number);
        if (node != null) {
            node.wire().cut();
            node.clockwork().end();
            post.remove(node.uuid(), isNoticed);
        }
    }

    /** It reaches nothing any more, but goes on. */
    public void cutOff(int number) {
        started(number).wire().cut();
    }

    /** It stands still, and goes on later as if nothing had happened. */
    public void freeze(int number, boolean isStill) {
        started(number).clockwork().freeze(isStill);
    }

    /** Whatever this node asks fails at once, as where a member has just died; or does so no longer. */
    public void breaks(int number, boolean isDown) {
        started(number).wire().breaks(isDown);
    }

    /** What this node wants to be safe is so when this completes. */
    public void securesBy(int number, Future<Void> safety) {
        started(number).wire().securesBy(safety);
    }

    /** How many requests this node has made. */
    public int requests(int number) {
        return started(number).wire().requests();
    }

    /** News of changes do not reach this node, or do so again. */
    public void losesNews(int number, boolean isDeaf) {
        started(number).wire().losesNews(isDeaf);
    }

    @Override
    public Duration slack() {
        return Duration.ZERO;
    }

    @Override
    public void pass(Duration passing) {
        time.pass(passing.toMillis());
    }

    @Override
    public <T> T await(Future<T> future) {
        until("an answer", future::isComplete);
        if (future.failed()) {
            throw new CompletionException(future.cause());
        }
        return future.result();
    }

    @Override
    public void until(String what, BooleanSupplier condition) {
        long end = time.nowMillis() + PATIENCE.toMillis();
        time.settle();
        while (!condition.getAsBoolean()) {
            if (time.nowMillis() >= end || !time.step(end - time.nowMillis())) {
                throw new AssertionError("not so after " + PATIENCE + ": " + what);
            }
        }
    }
}
