package io.universe.cache.hazelcast;

import io.universe.cache.port.Clockwork;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one gap of many that come within a short while, as the death of one member brings several. Safe from any thread. */
final class Gaps {

    /** How long others are waited for that come to the same. */
    static final long TOGETHER_MILLIS = 200;

    /** What may have been missed. */
    enum Extent {
        /** News. */
        NEWS,
        /** News, and what members held is lost or has come together with something else. */
        DATA
    }

    private final Clockwork clockwork;
    private final Consumer<Extent> listener;
    private final AtomicReference<@Nullable Extent> pending = new AtomicReference<>();

    /** The listener is called on the clockwork's thread. */
    Gaps(Clockwork clockwork, Consumer<Extent> listener) {
        this.clockwork = clockwork;
        this.listener = listener;
    }

    /** True where it is the first of those that are told together. */
    boolean add(Extent extent) {
        Extent before = pending.getAndUpdate(now -> now == Extent.DATA ? now : extent);
        if (before == null) {
            clockwork.after(TOGETHER_MILLIS, this::tell);
        }
        return before == null;
    }

    private void tell() {
        Extent told = pending.getAndSet(null);
        if (told != null) {
            listener.accept(told);
        }
    }
}
