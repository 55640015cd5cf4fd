package io.universe.metrics.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;

/** The numbers of one meter: so many longs in memory, which may be a file's. Each is read and changed atomically, from any thread and by any process. */
public final class Cells {

    static final int BYTES = Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;
    private final int offset;
    private final int count;

    /** At an offset that is a multiple of eight, in memory outside of the heap. */
    Cells(ByteBuffer memory, int offset, int count) {
        this.memory = memory;
        this.offset = offset;
        this.count = count;
    }

    /** In no file: what is counted there is gone with the process. */
    public static Cells unkept(int count) {
        return new Cells(ByteBuffer.allocateDirect((count + 1) * BYTES).alignedSlice(BYTES), 0, count);
    }

    /** Adds to the long. */
    public void add(int cell, long amount) {
        LONG.getAndAdd(memory, at(cell), amount);
    }

    /** Adds an amount to a sum of two cells: exactly where it is whole. */
    public void addToSum(int sum, double amount) {
        long whole = (long) amount;
        if ((double) whole == amount && whole != Long.MAX_VALUE) {
            add(sum, whole);
        } else {
            addFraction(sum + 1, amount);
        }
    }

    private void addFraction(int cell, double amount) {
        long seen;
        do {
            seen = get(cell);
        } while (!LONG.compareAndSet(
                memory, at(cell), seen, Double.doubleToRawLongBits(Double.longBitsToDouble(seen) + amount)));
    }

    /** What a sum of two cells is, in whole units. */
    public double sum(int sum) {
        return (double) get(sum) + fraction(sum + 1);
    }

    /** Takes the place of what was there. */
    public void set(int cell, long value) {
        LONG.setVolatile(memory, at(cell), value);
    }

    /** The same as the bits of a double. */
    public void setFraction(int cell, double value) {
        set(cell, Double.doubleToRawLongBits(value));
    }

    /** The long. */
    public long get(int cell) {
        return (long) LONG.getVolatile(memory, at(cell));
    }

    /** The double whose bits it holds. */
    public double fraction(int cell) {
        return Double.longBitsToDouble(get(cell));
    }

    /** All of them, each as it was at some moment of the call. */
    public Values values() {
        return Values.of(LongStream.range(0, count).map(cell -> get((int) cell)).toArray());
    }

    private int at(int cell) {
        if (cell < 0 || cell >= count) {
            throw new IndexOutOfBoundsException("cell " + cell + " of " + count);
        }
        return offset + cell * BYTES;
    }
}
