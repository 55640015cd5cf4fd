package io.universe.cache.front;

import io.universe.cache.port.Clockwork;
import io.universe.cluster.timing.Backoff;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The looks at what watchers of a namespace may have missed: one at a time, until one has come off. However many gaps come meanwhile make one look more, for the one under way may have passed what they have lost. Owned by the clockwork's
 * thread.
 */
final class Rereading {

    private enum State {
        /** Nothing is missed. */
        IDLE,
        /** A look is under way. */
        LOOKING,
        /** The last one has failed, the next one is due. */
        PAUSING
    }

    static final long LONGEST_PAUSE_MILLIS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMillis(LONGEST_PAUSE_MILLIS));

    /** A member that hangs answers never. */
    private static final long LONGEST_LOOK_NANOS = 60_000_000_000L;

    private final String namespace;
    private final Clockwork clockwork;
    private final Deadlines deadlines;
    private final Supplier<Future<?>> look;
    private State state = State.IDLE;
    private boolean isMissingMore;
    private int failures;

    /** By this look, which begins at once and completes on any thread. */
    Rereading(String namespace, Clockwork clockwork, Deadlines deadlines, Supplier<Future<?>> look) {
        this.namespace = namespace;
        this.clockwork = clockwork;
        this.deadlines = deadlines;
        this.look = look;
    }

    void onGap() {
        switch (state) {
            case IDLE -> look();
            case LOOKING -> isMissingMore = true;
            case PAUSING -> {} // the look that is due comes after this gap
        }
    }

    private void look() {
        state = State.LOOKING;
        isMissingMore = false;
        Call<Void> call = deadlines.begin(namespace, "read again", "", LONGEST_LOOK_NANOS);
        call.future().onComplete((ignored, failure) -> clockwork.execute(() -> onLooked(failure)));
        look.get().<Void>mapEmpty().onComplete(call);
    }

    private void onLooked(@Nullable Throwable failure) {
        if (failure != null) {
            pause(failure.toString());
            return;
        }
        if (failures > 0) {
            LOG.info("cache={} what watchers have missed was read", namespace);
        }
        failures = 0;
        state = State.IDLE;
        if (isMissingMore) {
            look();
        }
    }

    private void pause(String reason) {
        if (failures == 0) {
            LOG.warn("cache={} what watchers have missed cannot be read yet: {}", namespace, reason);
        }
        state = State.PAUSING;
        long half = BACKOFF.after(++failures).toMillis() / 2;
        clockwork.after(half + ThreadLocalRandom.current().nextLong(half), this::look);
    }
}
