package io.universe.cluster.lease;

import io.vertx.core.shareddata.Lock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A lock in the hands of one caller. Released once, from any thread; it waits for nobody. */
final class Grant implements Lock {

    private final Consumer<Grant> onReleased;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    Grant(Consumer<Grant> onReleased) {
        this.onReleased = onReleased;
    }

    @Override
    public void release() {
        if (isReleased.compareAndSet(false, true)) {
            onReleased.accept(this);
        }
    }
}
