package io.universe.worker;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exceptions of this process that nobody handled: they are logged as ever, and counted. An application that sets handlers of its own
 * handles them, so that they do not count. Safe from any thread.
 */
final class UnhandledErrors {

    private static final Logger LOG = LoggerFactory.getLogger(UnhandledErrors.class);

    private final LongAdder count = new LongAdder();

    /** Begins to listen, to event loops and to all other threads. */
    void listenTo(Vertx vertx) {
        vertx.exceptionHandler(error -> onError(Thread.currentThread(), error));
        Thread.setDefaultUncaughtExceptionHandler(this::onError);
    }

    void onError(Thread thread, Throwable error) {
        count.increment();
        LOG.error("Nobody handled an exception on {}", thread.getName(), error);
    }

    /** How many there were. */
    long count() {
        return count.sum();
    }
}
