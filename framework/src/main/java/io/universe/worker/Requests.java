package io.universe.worker;

import io.universe.cluster.session.ClusterSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The application's event-bus requests that reached this node and are not answered yet, so that a draining worker knows what it still owes. A request that nobody answers is forgotten after Vert.x's
 * time-out for requests. Safe from any thread.
 */
final class Requests {

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
    private static final int PRUNE_ABOVE = 10_000;
    private static final Duration PRUNE_EVERY = Duration.ofSeconds(1);
    private static final long CHECK_MILLIS = 10;

    private final Vertx vertx;
    private final LongSupplier nanoClock;
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong prunedNanos;

    /** Begins to listen on the bus. */
    Requests(Vertx vertx, LongSupplier nanoClock) {
        this.vertx = vertx;
        this.nanoClock = nanoClock;
        this.prunedNanos = new AtomicLong(nanoClock.getAsLong());
        vertx.eventBus().addInboundInterceptor(this::onReceived).addOutboundInterceptor(this::onSent);
    }

    private <T> void onReceived(DeliveryContext<T> delivery) {
        String reply = delivery.message().replyAddress();
        if (reply != null
                && ClusterSession.isOfTheApplication(delivery.message().address())) {
            long now = nanoClock.getAsLong();
            unanswered.put(reply, now);
            pruneIfMany(now);
        }
        delivery.next();
    }

    private <T> void onSent(DeliveryContext<T> delivery) {
        if (!unanswered.isEmpty()) {
            unanswered.remove(delivery.message().address());
        }
        delivery.next();
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
            if (now - end >= 0 || (now - settled.get() >= 0 && isQuiet())) {
                vertx.cancelTimer(timer);
                done.tryComplete();
            }
        });
        return done.future();
    }

    private boolean isQuiet() {
        prune(nanoClock.getAsLong());
        return unanswered.isEmpty();
    }

    /** At most once a second: to look at each of many for every one that comes would cost more than the answers. */
    private void pruneIfMany(long now) {
        long last = prunedNanos.get();
        if (unanswered.size() > PRUNE_ABOVE
                && now - last > PRUNE_EVERY.toNanos()
                && prunedNanos.compareAndSet(last, now)) {
            prune(now);
        }
    }

    private void prune(long now) {
        long oldest = now - FORGOTTEN_AFTER.toNanos();
        unanswered.values().removeIf(received -> received - oldest < 0);
    }
}
