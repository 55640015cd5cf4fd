package io.universe.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The event-bus requests that reached this node and are not answered yet, so that a draining worker knows what it still owes. A request that nobody answers is forgotten after Vert.x's
 * time-out for requests. Safe from any thread.
 */
final class Requests {

    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);
    private static final int PRUNE_ABOVE = 10_000;
    private static final long CHECK_MILLIS = 10;

    private final Vertx vertx;
    private final LongSupplier nanoClock;
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();

    /** Begins to listen on the bus. */
    Requests(Vertx vertx, LongSupplier nanoClock) {
        this.vertx = vertx;
        this.nanoClock = nanoClock;
        vertx.eventBus().addInboundInterceptor(this::onReceived).addOutboundInterceptor(this::onSent);
    }

    private <T> void onReceived(DeliveryContext<T> delivery) {
        String reply = delivery.message().replyAddress();
        if (reply != null) {
            unanswered.put(reply, nanoClock.getAsLong());
            pruneIfMany();
        }
        delivery.next();
    }

    private <T> void onSent(DeliveryContext<T> delivery) {
        if (!unanswered.isEmpty()) {
            unanswered.remove(delivery.message().address());
        }
        delivery.next();
    }

    /** Ends when everything is answered, not before {@code settling} has passed (requests may be on their way) and at the latest after {@code timeout}. */
    Future<Void> answered(Duration settling, Duration timeout) {
        Promise<Void> done = Promise.promise();
        long start = nanoClock.getAsLong();
        vertx.setPeriodic(CHECK_MILLIS, timer -> {
            long passed = nanoClock.getAsLong() - start;
            if (passed >= timeout.toNanos() || (passed >= settling.toNanos() && isQuiet())) {
                vertx.cancelTimer(timer);
                done.tryComplete();
            }
        });
        return done.future();
    }

    private boolean isQuiet() {
        prune();
        return unanswered.isEmpty();
    }

    private void pruneIfMany() {
        if (unanswered.size() > PRUNE_ABOVE) {
            prune();
        }
    }

    private void prune() {
        long oldest = nanoClock.getAsLong() - FORGOTTEN_AFTER.toNanos();
        unanswered.values().removeIf(received -> received - oldest < 0);
    }
}
