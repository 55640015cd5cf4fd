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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master's membership of the cluster, from the joining to the leave. Joined and left by one thread; asked from any. */
public final class Membership {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final String CANNOT_JOIN = "cannot join the cluster: ";

    private final Promise<MasterCluster> cluster = Promise.promise();
    private final Chronicle chronicle;
    private final CheckNews checks;
    private final Consumer<Event> events;

    /** Nodes that come and go are recorded, and what checks find is news; a cluster that cannot be joined ends the master. */
    public Membership(Chronicle chronicle, CheckNews checks, Consumer<Event> events) {
        this.chronicle = chronicle;
        this.checks = checks;
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
                .onSuccess(joined -> onJoined(joined, settings.cluster()))
                .onComplete(cluster)
                .onFailure(cause -> events.accept(new Event.StopAtOnceRequested(refusal(cause), 1)));
    }

    private void onJoined(MasterCluster joined, Settings.Cluster cluster) {
        LOG.info("cluster={} joined address={}", cluster.name(), joined.address());
        joined.session().cluster().onNodeJoined(chronicle::onNodeJoined);
        joined.session().cluster().onNodeLeft(chronicle::onNodeLeft);
        joined.session().announce();
        joined.session().checkEvery(cluster.checkInterval(), true, checks::onOwn);
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
