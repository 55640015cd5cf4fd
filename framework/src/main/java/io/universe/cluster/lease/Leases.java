package io.universe.cluster.lease;

import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that this node has, or wants to have, alone: locks and singletons, over leases in the cluster. Safe from any thread; its work runs on a Vert.x context of its own.
 */
public final class Leases {

    /** The uuid of a process that is alone. */
    private static final String ALONE = "alone";

    /** What the cluster does not take back in time is left to those that stay. */
    private static final long CLOSING_MILLIS = 3_000;

    /** What has not stopped by then is not waited for: a little longer than one job may take. */
    private static final long WITHDRAWING_MILLIS = 6_000;

    private final VertxInternal vertx;
    private final LeaseThreads threads = new LeaseThreads();
    private final Surroundings surroundings;
    private final Gone gone;
    private final Locks locks;
    private final Singletons singletons = new Singletons();
    private volatile Consumer<Release> onReleased = release -> {};

    private Leases(
            VertxInternal vertx,
            LeaseTimes times,
            Supplier<String> self,
            Supplier<? extends Collection<String>> members,
            BiFunction<ContextInternal, LeaseThreads, LeaseMap> map) {
        this.vertx = vertx;
        this.gone = new Gone(members);
        ContextInternal context = threads.context(vertx);
        this.surroundings = new Surroundings(
                self,
                map.apply(context, threads),
                new VertxClockwork(context),
                times,
                gone,
                members,
                this::tellReleased,
                Leases::chance);
        this.locks = new Locks(surroundings);
    }

    /** The leases of a node, in the cluster that the manager leads to. */
    static Leases in(ClusterManager manager, Vertx vertx, LeaseTimes times) {
        return new Leases(
                (VertxInternal) vertx,
                times,
                manager::getNodeId,
                manager::getNodes,
                (context, threads) -> new ClusterLeaseMap(manager, context, threads.renewals(context)));
    }

    /** The leases of a process that is alone, and has its slot. */
    public static Leases alone(Vertx vertx) {
        Leases leases = new Leases(
                (VertxInternal) vertx,
                LeaseTimes.DEFAULT,
                () -> ALONE,
                () -> List.of(ALONE),
                (context, threads) -> new LocalLeaseMap(new VertxClockwork(context)));
        leases.onSlotTaken();
        return leases;
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** Who is to tell the other nodes that a lease was released that some of them wait for. Called on the leases' own thread. */
    public void onReleased(Consumer<Release> listener) {
        onReleased = listener;
    }

    private void tellReleased(Release release) {
        onFreed(release);
        onReleased.accept(release);
    }

    /** A lock that one caller in the cluster has at a time. It fails where that takes longer. */
    void lock(String name, long timeoutMillis, Completable<Lock> promise) {
        if (!execute(() -> locks.lock(name, timeoutMillis, promise))) {
            promise.fail("this node has left the cluster, and gets no lock " + name);
        }
    }

    /** This node's part in a job that runs on one node of the context; it runs on the caller's Vert.x context, not before {@link #onSlotTaken}. */
    public Singleton singleton(String context, String name, SingletonJob job) {
        JobPlace place = JobPlace.on(vertx.getOrCreateContext());
        SingletonPart part = new SingletonPart(surroundings, "singleton/" + context + "/" + name, job, place);
        execute(() -> singletons.add(part));
        return part;
    }

    /** This node has a slot: singletons may run here. */
    public void onSlotTaken() {
        execute(singletons::onSlotTaken);
    }

    /** The process of that node was seen to end, or has said goodbye: what it held is free when the cluster has no such member any more. */
    public void onEnded(String uuid) {
        execute(() -> {
            gone.onEnded(uuid);
            hastenAll();
        });
    }

    /** A member came or went: its leases may be free, and data may be lost. */
    public void onMembersChanged() {
        execute(this::hastenAll);
    }

    private void hastenAll() {
        locks.hastenAll();
        singletons.hastenAll();
    }

    /** Another node has released a lease that is waited for. */
    public void onReleasedElsewhere(Release release) {
        execute(() -> onFreed(release));
    }

    private void onFreed(Release release) {
        locks.onFreed(release);
        singletons.onFreed(release);
    }

    /** Ends the singletons here, so that they run elsewhere. Never fails; it waits for jobs that take long to stop, but not for ever. */
    public Future<Void> withdrawSingletons() {
        return bounded(singletons::withdraw, WITHDRAWING_MILLIS);
    }

    /** Gives back everything that this node has, singletons first. Never fails. */
    public Future<Void> close() {
        return withdrawSingletons().compose(withdrawn -> bounded(locks::close, CLOSING_MILLIS));
    }

    /** Ends its threads, once everything was given back. */
    public void end() {
        threads.end();
    }

    private Future<Void> bounded(Supplier<Future<?>> step, long millis) {
        Promise<Void> done = Promise.promise();
        Runnable end = done::tryComplete;
        boolean isUnderWay = execute(() -> {
            Runnable alarm = surroundings.clockwork().after(TimeUnit.MILLISECONDS.toNanos(millis), end);
            step.get().onComplete(ended -> {
                alarm.run();
                end.run();
            });
        });
        if (!isUnderWay) {
            end.run();
        }
        return done.future();
    }

    private boolean execute(Runnable action) {
        return surroundings.clockwork().execute(action);
    }
}
