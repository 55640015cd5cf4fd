package io.universe.cache.front;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A count for what is done so often that a locked instruction would be a third of it. The first thread that counts has a number of its own, to which nobody else writes, so that it needs no lock; all others share an adder.
 * In a worker most reads are of one event loop. Safe from any thread; nothing is lost.
 */
final class Tally {

    private static final VarHandle OWN = own();

    private final LongAdder others = new LongAdder();
    private volatile @Nullable Thread owner;

    @SuppressWarnings("UnusedVariable") // by its handle
    private long own;

    void increment() {
        if (Thread.currentThread() == owner) {
            OWN.setRelease(this, own + 1);
        } else {
            incrementAsAnother();
        }
    }

    private void incrementAsAnother() {
        if (owner == null && isMine()) {
            OWN.setRelease(this, own + 1);
        } else {
            others.increment();
        }
    }

    private synchronized boolean isMine() {
        if (owner == null) {
            owner = Thread.currentThread();
        }
        return Thread.currentThread() == owner;
    }

    /** So many by now; of those that come at the same time it may have some. */
    long sum() {
        return (long) OWN.getAcquire(this) + others.sum();
    }

    private static VarHandle own() {
        try {
            return MethodHandles.lookup().findVarHandle(Tally.class, "own", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
