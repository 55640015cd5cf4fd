package io.universe.cluster.emitter;

import io.universe.cluster.EmittedEvent;
import io.vertx.core.Closeable;
import io.vertx.core.Completable;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** A listener, and the context it is called on. Where that is a verticle's, it goes with the verticle. Safe from any thread. */
final class Registration implements Closeable {

    private final String name;
    private final Consumer<EmittedEvent> listener;
    private final boolean isOnce;
    private final ContextInternal context;
    private final Listeners table;
    private volatile boolean isOver;

    Registration(
            String name, Consumer<EmittedEvent> listener, boolean isOnce, ContextInternal context, Listeners table) {
        this.name = name;
        this.listener = listener;
        this.isOnce = isOnce;
        this.context = context;
        this.table = table;
    }

    String name() {
        return name;
    }

    boolean isOf(Consumer<EmittedEvent> other) {
        return listener.equals(other);
    }

    boolean isOnce() {
        return isOnce;
    }

    /** It is in the table. */
    void begin() {
        if (context.isDeployment()) {
            context.addCloseHook(this);
        }
    }

    /** It was taken out of the table: what has arrived already is not told either. */
    void end() {
        isOver = true;
        forget();
    }

    /** It was taken out of the table for the one event that it is called for. */
    void forget() {
        if (context.isDeployment()) {
            context.removeCloseHook(this);
        }
    }

    /** Has the call made on the listener's context, or says that it is not made. */
    void call(Consumer<Consumer<EmittedEvent>> call, Runnable skipped) {
        try {
            context.duplicate().runOnContext(started -> {
                if (isOver) {
                    skipped.run();
                } else {
                    call.accept(listener);
                }
            });
        } catch (RejectedExecutionException closed) {
            skipped.run();
        }
    }

    @Override
    public void close(Completable<Void> completion) {
        table.remove(this);
        completion.succeed();
    }
}
