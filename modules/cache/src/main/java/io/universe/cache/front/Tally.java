package io.universe.cache.front;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** A count to which event loops add with every read of what is at hand. Each has a cell that it alone writes, since an atomic addition costs more than the read; all other threads share one. Safe from any thread. */
final class Tally {

    private static final VarHandle COUNT = count();

    /** What one thread has counted. Written by that thread, read by all. */
    private static final class Cell {
        @SuppressWarnings("unused") // by COUNT
        private long count;

        void increment() {
            COUNT.setOpaque(this, count + 1);
        }

        long get() {
            return (long) COUNT.getOpaque(this);
        }
    }

    private final Queue<Cell> all = new ConcurrentLinkedQueue<>();
    private final LongAdder others = new LongAdder();
    private final FastThreadLocal<Cell> cells = new FastThreadLocal<>() {
        @Override
        protected Cell initialValue() {
            Cell cell = new Cell();
            all.add(cell);
            return cell;
        }
    };

    private static VarHandle count() {
        try {
            return MethodHandles.lookup().findVarHandle(Cell.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    void increment() {
        if (Thread.currentThread() instanceof FastThreadLocalThread) {
            cells.get().increment();
        } else {
            others.increment();
        }
    }

    long sum() {
        return others.sum() + all.stream().mapToLong(Cell::get).sum();
    }
}
