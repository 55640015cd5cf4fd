package io.universe.cluster.lease;

import io.universe.cluster.Singleton;
import io.universe.cluster.SingletonJob;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in a singleton: it competes for the lease, runs the job while it has that, and begins again when the job has ended. Owned by the thread of the leases, but for what an application asks.
 */
final class SingletonPart implements Singleton {

    private static final Logger LOG = LoggerFactory.getLogger(SingletonPart.class);
    private static final Backoff FAILING = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Backoff POLLING = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2));
    private static final long STOP_NANOS = Duration.ofSeconds(5).toNanos();

    private final Surroundings surroundings;
    private final String key;
    private final SingletonJob job;
    private final JobPlace place;
    private final Promise<Void> ended = Promise.promise();
    private @Nullable Contest contest;
    private @Nullable Tenancy tenancy;
    private Runnable alarm = () -> {};
    /** The last calls of the job, which are made in turn. */
    private Future<?> starting = Future.succeededFuture();

    private Future<?> stopping = Future.succeededFuture();
    private int failures;
    private boolean isStopping;
    private boolean isLeaving;
    private boolean isRetired;
    private volatile boolean isHere;

    SingletonPart(Surroundings surroundings, String key, SingletonJob job, JobPlace place) {
        this.surroundings = surroundings;
        this.key = key;
        this.job = job;
        this.place = place;
    }

    String key() {
        return key;
    }

    @Override
    public boolean isRunningHere() {
        return isHere;
    }

    @Override
    public Future<Void> cancel() {
        if (!surroundings.clockwork().execute(this::retire)) {
            ended.tryComplete();
        }
        return ended.future();
    }

    /** When it takes part no longer. */
    Future<Void> ended() {
        return ended.future();
    }

    /** Competes from now on. */
    void begin() {
        if (!isRetired && contest == null && tenancy == null) {
            compete();
        }
    }

    /** Something was heard that may help. */
    void hasten() {
        if (contest != null) {
            contest.hasten();
        }
    }

    /** Its owner says that it is free. */
    void onFreed(Release release) {
        if (contest != null) {
            contest.onReleased(release);
        }
    }

    /** The cluster may have lost data. */
    void renew() {
        if (tenancy != null) {
            tenancy.hasten();
        }
    }

    /** Takes part no longer; when the future completes the job has ended here, and may run elsewhere. */
    Future<Void> retire() {
        if (!isRetired) {
            isRetired = true;
            alarm.run();
            if (tenancy != null) {
                stop("it is not wanted here any more");
            } else if (contest != null) {
                contest.withdraw().onComplete(done -> ended.tryComplete());
            } else {
                ended.tryComplete();
            }
        }
        return ended.future();
    }

    private void compete() {
        alarm.run();
        Contest begun = new Contest(surroundings, key, POLLING, new Contender());
        contest = begun;
        begun.begin(0);
    }

    private void start(Tenancy won) {
        LOG.info("{} starts here", key);
        isHere = true;
        starting = place.call(() -> job.start(won));
        starting.onComplete(started ->
                surroundings.clockwork().execute(() -> onStarted(won, started.succeeded(), started.cause())));
    }

    private void onStarted(Tenancy of, boolean hasSucceeded, @Nullable Throwable cause) {
        if (tenancy != of || isStopping) {
            return;
        }
        if (hasSucceeded) {
            failures = 0;
            return;
        }
        failures++;
        LOG.warn("{} could not start here", key, cause);
        isStopping = true;
        leave();
    }

    private void stop(String reason) {
        Tenancy held = tenancy;
        if (isStopping || held == null) {
            return;
        }
        isStopping = true;
        LOG.info("{} stops here: {}", key, reason);
        Runnable patience = surroundings.clockwork().after(STOP_NANOS, () -> onStopOverdue(held));
        stopping = place.call(job::stop);
        stopping.onComplete(stopped -> surroundings.clockwork().execute(() -> {
            patience.run();
            onStopped(held, stopped.cause());
        }));
    }

    private void onStopOverdue(Tenancy of) {
        LOG.warn("{} has not stopped here yet; it is not waited for any longer", key);
        onStopped(of, null);
    }

    private void onStopped(Tenancy of, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("{} failed to stop here", key, failure);
        }
        if (tenancy == of) {
            leave();
        }
    }

    /** The job has ended here: others may have it. */
    private void leave() {
        isHere = false;
        Tenancy held = tenancy;
        if (held != null && !isLeaving) {
            isLeaving = true;
            held.release().onComplete(released -> onLeft());
        }
    }

    private void onLeft() {
        tenancy = null;
        isStopping = false;
        isLeaving = false;
        Future<?> outstanding = Future.join(starting, stopping);
        if (isRetired) {
            ended.tryComplete();
        } else if (outstanding.isComplete()) {
            beginAgain();
        } else {
            LOG.warn("{} still starts or stops here: until it has done so, it begins elsewhere only", key);
            outstanding.onComplete(done -> surroundings.clockwork().execute(this::beginAgain));
        }
    }

    private void beginAgain() {
        if (failures > 0 && !isRetired) {
            alarm = surroundings.clockwork().after(FAILING.after(failures).toNanos(), this::begin);
        } else {
            begin();
        }
    }

    /** What becomes of the contest, and of the lease. */
    private final class Contender implements Contest.Listener, Tenancy.Listener {

        @Override
        public void onWon(Tenancy won) {
            contest = null;
            tenancy = won;
            if (won.isFresh()) {
                won.begin(this);
                start(won);
            } else {
                isStopping = true;
                leave();
            }
        }

        @Override
        public void onRefused() {
            // There will be more attempts.
        }

        @Override
        public void onEnding() {
            LOG.warn("{} cannot renew its lease: it has to end here", key);
            stop("its lease could not be renewed");
        }

        @Override
        public void onLost(String reason) {
            LOG.warn("{} has lost its lease: {}", key, reason);
            stop("its lease is lost");
        }
    }
}
