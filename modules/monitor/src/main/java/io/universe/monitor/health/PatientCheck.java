package io.universe.monitor.health;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that owes one answer at the most: as long as it does, it is not asked again, lest what it has begun piles up. Whoever asks within its time-out waits for the same answer; after that it counts as down at once. Safe from any thread.
 */
final class PatientCheck implements Handler<Promise<Status>> {

    private final Handler<Promise<Status>> check;
    private final Duration timeout;
    private final LongSupplier nanoClock;
    private final AtomicReference<@Nullable Owed> last = new AtomicReference<>();

    /** What the check was asked for. */
    private record Owed(long askedNanos, Promise<Status> status) {}

    PatientCheck(Handler<Promise<Status>> check, Duration timeout, LongSupplier nanoClock) {
        this.check = check;
        this.timeout = timeout;
        this.nanoClock = nanoClock;
    }

    @Override
    public void handle(Promise<Status> answer) {
        long now = nanoClock.getAsLong();
        Owed owed = last.get();
        if (owed == null || owed.status.future().isComplete()) {
            ask(new Owed(now, Promise.promise()), owed, answer);
        } else {
            await(owed, now, answer);
        }
    }

    /** Unless somebody else has asked meanwhile. */
    private void ask(Owed next, @Nullable Owed before, Promise<Status> answer) {
        if (!last.compareAndSet(before, next)) {
            handle(answer);
            return;
        }
        pass(next, answer);
        begin(next.status);
    }

    /** What it throws is its answer, errors too. */
    private void begin(Promise<Status> status) {
        try {
            check.handle(status);
        } catch (Throwable e) {
            status.tryFail(e);
        }
    }

    private void await(Owed owed, long now, Promise<Status> answer) {
        Duration age = Duration.ofNanos(now - owed.askedNanos);
        if (age.compareTo(timeout) < 0) {
            pass(owed, answer);
        } else {
            answer.tryFail("it has not answered for " + age.toSeconds() + " s");
        }
    }

    private static void pass(Owed owed, Promise<Status> answer) {
        owed.status.future().onSuccess(answer::tryComplete).onFailure(answer::tryFail);
    }
}
