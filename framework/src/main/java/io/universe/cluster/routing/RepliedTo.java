package io.universe.cluster.routing;

import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.impl.clustered.ClusteredMessage;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The node that a reply goes to, which Vert.x 5.0 keeps to itself: a reply bypasses the selector of nodes. */
final class RepliedTo {

    private static final MethodHandle GETTER = getter();

    private RepliedTo() {}

    private static MethodHandle getter() {
        try {
            return MethodHandles.privateLookupIn(ClusteredMessage.class, MethodHandles.lookup())
                    .findVirtual(ClusteredMessage.class, "getRepliedTo", MethodType.methodType(String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Vert.x does not tell which node a reply goes to", e);
        }
    }

    /** Null where the message is no reply, or one inside this process. */
    static @Nullable String of(Message<?> message) {
        if (!(message instanceof ClusteredMessage<?, ?> clustered)) {
            return null;
        }
        try {
            return (String) GETTER.invokeExact((ClusteredMessage<?, ?>) clustered);
        } catch (Throwable e) { // what MethodHandle declares; a getter throws nothing
            throw new IllegalStateException(e);
        }
    }
}
