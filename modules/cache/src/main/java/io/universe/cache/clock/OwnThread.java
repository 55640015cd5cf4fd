package io.universe.cache.clock;

import io.universe.cache.port.Clockwork;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of this machine, and one daemon thread, which ends when it has had nothing to do for a while and comes back when it has. No application has it as its event loop, so that none delays deadlines and the renewal of leases by blocking one.
 */
public final class OwnThread implements Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(OwnThread.class);
    private static final long IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;

    /** With a thread of its own. */
    public OwnThread() {
        executor = new ScheduledThreadPoolExecutor(1, OwnThread::thread);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "universe-cache");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public long nowMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public boolean execute(Runnable action) {
        executor.execute(() -> run(action));
        return true;
    }

    @Override
    public Runnable after(long millis, Runnable action) {
        ScheduledFuture<?> timer = executor.schedule(() -> run(action), millis, TimeUnit.MILLISECONDS);
        return () -> timer.cancel(false);
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) { // a task ends here
            LOG.error("a task of the cache has failed", e);
        }
    }
}
