package io.universe.worker;

import io.universe.cluster.routing.Unanswered;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The wait of a draining worker for the answers that it still owes. Safe from any thread. */
final class Requests {

    private static final long CHECK_MILLIS = 10;

    private final Vertx vertx;
    private final LongSupplier nanoClock;
    private final Unanswered unanswered;

    Requests(Vertx vertx, LongSupplier nanoClock, Unanswered unanswered) {
        this.vertx = vertx;
        this.nanoClock = nanoClock;
        this.unanswered = unanswered;
    }

    /**
     * Ends when everything is answered. Not before {@code settling} has passed since {@code withdrawn}, however that ended: requests may be on their way; and at the latest {@code timeout} from now.
     */
    Future<Void> answered(Future<?> withdrawn, Duration settling, Duration timeout) {
        Promise<Void> done = Promise.promise();
        long end = nanoClock.getAsLong() + timeout.toNanos();
        AtomicLong settled = new AtomicLong(end);
        withdrawn.onComplete(v -> settled.set(nanoClock.getAsLong() + settling.toNanos()));
        vertx.setPeriodic(CHECK_MILLIS, timer -> {
            long now = nanoClock.getAsLong();
            if (now - end >= 0 || (now - settled.get() >= 0 && unanswered.isEmpty())) {
                vertx.cancelTimer(timer);
                done.tryComplete();
            }
        });
        return done.future();
    }
}
