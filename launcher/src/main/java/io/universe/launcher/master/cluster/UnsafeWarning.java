package io.universe.launcher.master.cluster;

import io.universe.control.DaemonThreads;
import java.lang.reflect.Field;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since Java 24 a JVM warns once where memory is used through {@code sun.misc.Unsafe}, as Hazelcast does, on the error output that it was started with and on the thread that uses it. Where nobody reads that output, as on
 * a terminal that was stopped, the thread waits for ever. So the warning is called for on a thread that nobody waits for. See JEP 498.
 */
final class UnsafeWarning {

    private static final Logger LOG = LoggerFactory.getLogger(UnsafeWarning.class);
    private static final int FIRST_VERSION_THAT_WARNS = 24;
    /** To call for it takes a millisecond; to print it may take for ever. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private UnsafeWarning() {}

    /** Has it printed, or leaves a daemon thread behind that waits for a reader. Waits half a second at most. */
    static void getOver() {
        if (Runtime.version().feature() < FIRST_VERSION_THAT_WARNS) {
            return;
        }
        Thread thread = new DaemonThreads("unsafe-warning").newThread(UnsafeWarning::callFor);
        thread.start();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void callFor() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            unsafe.getMethod("objectFieldOffset", Field.class)
                    .invoke(instance.get(null), Integer.class.getDeclaredField("value"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("Nothing to warn of", e);
        }
    }
}
