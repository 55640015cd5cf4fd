package io.universe.launcher.master.cluster;

import io.universe.cluster.session.SessionOptions;
import io.universe.launcher.config.Settings;
import io.universe.launcher.master.chronicle.Chronicle;
import io.universe.launcher.master.vertx.Waiting;
import io.universe.launcher.supervisor.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The master's membership of the cluster, from the joining to the leave. Joined and left by one thread; asked from any. */
public final class Membership {

    private static final String CANNOT_JOIN = "cannot join the cluster: ";

    private final Promise<MasterCluster> cluster = Promise.promise();
    private final Chronicle chronicle;
    private final Consumer<Event> events;

    /** Nodes that come and go are recorded; a cluster that cannot be joined ends the master. */
    public Membership(Chronicle chronicle, Consumer<Event> events) {
        this.chronicle = chronicle;
        this.events = events;
    }

    /** What was joined, once it is; fails with a LauncherFailure where it cannot be. Its handlers run on the thread of whoever completes it, and may not wait. */
    public Future<MasterCluster> cluster() {
        return cluster.future();
    }

    /**
     * Joins, once. Workers boot meanwhile; they get their assignments when there is a cluster to join.
     *
     * @param options what the session is opened with
     * @param own where workers that were taken over are members, at each moment: theirs is the cluster then
     * @param vertx keeps the time between attempts
     */
    public void begin(Settings settings, SessionOptions options, Supplier<List<String>> own, Vertx vertx) {
        UnsafeWarning.getOver();
        new Joining(settings, options, own, vertx)
                .join()
                .onSuccess(this::onJoined)
                .onComplete(cluster)
                .onFailure(cause -> events.accept(new Event.StopAtOnceRequested(refusal(cause), 1)));
    }

    private void onJoined(MasterCluster joined) {
        joined.session().cluster().onNodeJoined(chronicle::onNodeJoined);
        joined.session().cluster().onNodeLeft(chronicle::onNodeLeft);
        joined.session().announce();
    }

    /** What a cluster that cannot be joined is told as. */
    public static String refusal(Throwable cause) {
        return CANNOT_JOIN + cause.getMessage();
    }

    /** Leaves, where it has joined; the other nodes hear why and with which code the master ends. */
    public void leave(String reason, int code, Duration timeout) {
        if (cluster.future().succeeded()) {
            Waiting.on(cluster.future().result().session().leave(reason, code), timeout);
        }
    }
}
