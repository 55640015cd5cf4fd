package io.universe.metrics.process;

import io.universe.control.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples about once a second, on a thread of its own that keeps nobody alive. A sample that fails is said once, and the next one comes. Closed from any thread. */
final class Sampler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final long LAST_MILLIS = 500;

    private final Runnable sample;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("metrics-sampler"));
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicBoolean hasFailed = new AtomicBoolean();

    /** Nothing is sampled yet. */
    Sampler(Runnable sample) {
        this.sample = sample;
    }

    /** Samples from now on. A process that stood still does not make up for what it has missed. */
    void start() {
        thread.scheduleWithFixedDelay(this::sampleOnce, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sampleOnce() {
        try {
            sample.run();
        } catch (Throwable e) { // here the task would end
            if (!hasFailed.getAndSet(true)) {
                LOG.warn("Gauges cannot be sampled; that is not said again", e);
            }
        }
    }

    /** Samples once more, and waits for it, but not for long: a gauge may hang. */
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) {
            return;
        }
        thread.execute(this::sampleOnce);
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
