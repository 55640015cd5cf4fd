package io.universe.cache;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** The nodes that {@link CacheContract} plays with, numbered from 0. What has to do with time is real by default; who fakes it says otherwise. */
public interface CacheFixture {

    /** Longer than anything takes. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** The caches of this node; of another one in its place after it was killed. */
    Caches node(int number);

    /** Ends it as a SIGKILL does: the others hear soon that it has left. */
    void kill(int number);

    /** Ends the caches of this node, as the platform does where a process stops. */
    Future<Void> close(int number);

    /** How large one value may be. */
    default int maxValueBytes() {
        return 1 << 20;
    }

    /** How much later than it should something may happen, because the machine is busy; nothing where time is made up. */
    default Duration slack() {
        return Duration.ofSeconds(1);
    }

    /** Lets so much time pass. */
    default void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it completes with; throws what it fails with. */
    default <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no answer within " + PATIENCE, e);
        }
    }

    /** Waits until it is so. */
    default void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(condition::getAsBoolean);
    }
}
