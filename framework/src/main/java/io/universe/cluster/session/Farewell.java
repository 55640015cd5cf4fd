package io.universe.cluster.session;

import io.universe.cluster.lease.Leases;
import io.universe.cluster.membership.MembershipEvent.LeaveStarted;
import io.universe.cluster.registrations.RegistrationKeeper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The way of a node out of the cluster: it is not sent to any more, gives back what it has alone, says goodbye. Safe from any thread; its work runs on the session's loop. */
final class Farewell {

    private final SessionLoop loop;
    private final RegistrationKeeper keeper;
    private final Leases leases;
    private final LiveCluster cluster;
    private final Greeter greeter;
    private final AtomicBoolean isLeaving = new AtomicBoolean();
    private final Promise<Void> left = Promise.promise();

    Farewell(SessionLoop loop, RegistrationKeeper keeper, Leases leases, LiveCluster cluster, Greeter greeter) {
        this.loop = loop;
        this.keeper = keeper;
        this.leases = leases;
        this.cluster = cluster;
        this.greeter = greeter;
    }

    /** Fails where the cluster could not be told; completes at once where this node has left. */
    Future<Void> withdraw() {
        Promise<Void> done = Promise.promise();
        if (!loop.run(() -> withdrawNow().onComplete(done))) {
            done.complete();
        }
        return done.future();
    }

    /** Who knows this node leaves it out as soon as it is told; who comes to know it later finds nothing in the cluster. */
    private Future<Void> withdrawNow() {
        Future<Void> told = greeter.mail()
                .tellAndWait(
                        greeter.others(),
                        new NodeMessage.Withdrawn(cluster.self().uuid()));
        Promise<Void> withdrawn = loop.promise();
        keeper.withdraw(BusAddresses::isOfTheApplication).onComplete(withdrawn);
        return Future.join(told, withdrawn.future(), leases.withdrawSingletons())
                .mapEmpty();
    }

    /** Further calls give the same future; it never fails. */
    Future<Void> leave(String cause, @Nullable Integer exitCode) {
        if (isLeaving.compareAndSet(false, true)
                && !loop.run(() -> leases.close()
                        .onComplete(closed ->
                                loop.run(() -> sayGoodbye(cause, exitCode).onComplete(said -> close()))))) {
            close();
        }
        return left.future();
    }

    private Future<Void> sayGoodbye(String cause, @Nullable Integer exitCode) {
        List<String> nodes = greeter.joined();
        greeter.on(new LeaveStarted());
        cluster.liveEmitter().close();
        keeper.onLeaving();
        return greeter.mail()
                .tellAndWait(nodes, new NodeMessage.Goodbye(cluster.self().uuid(), cause, exitCode));
    }

    private void close() {
        loop.vertx().close().otherwiseEmpty().onComplete(left);
    }
}
