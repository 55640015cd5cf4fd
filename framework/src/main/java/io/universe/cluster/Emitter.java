package io.universe.cluster;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events and requests between the nodes of a universe, by name. Safe from any thread.
 *
 * <p>A <b>target</b> is {@code "self"}; {@code "master"}; {@code "all"}, this node and every other; the name of a context, such as {@code "web"}: its spawn and forks; the name of a worker, such as
 * {@code "web-1"}; a process id as a number, on whatever host; the uuid of a node, or the {@link Node}. Several are united: nobody hears one event twice.
 *
 * <p>An <b>argument</b>, and the value of a reply, is null, a Boolean, a number, a String, JsonObject, JsonArray, Map or List (which arrive as JsonObject and JsonArray), Buffer, {@code byte[]}, or
 * of a class with a default codec on the event bus of both nodes ({@code eventBus().registerDefaultCodec}). It is written down when {@code emit} is called, so every listener, also one in this JVM,
 * gets a copy of its own.
 *
 * <p><b>Order.</b> What one thread of this node emits is heard by each node in that order, whoever else it is meant for. What is held back (below) is not overtaken by anything for the same node,
 * except by events that are for {@code self} alone.
 *
 * <p><b>Before this node knows its master</b> (in {@code Module.start}, say), and that of a standby until it has its slot and knows the master, events and requests are held back, in order, and sent when
 * the nodes they are meant for are known: those of a standby without a limit of time, all others for {@link #PATIENCE} at most, then they fail. So do not wait for the outcome in {@code Module.start}.
 * More than {@value #MAX_HELD_BACK} are not held back: further ones fail at once. Events for {@code self} alone are never held back.
 *
 * <p><b>Nothing is thrown</b> for a wrong name, target or argument: the future fails with an IllegalArgumentException that says what is wrong.
 */
public interface Emitter {

    /** How long a request waits for its reply unless it says otherwise. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    /** How long an event waits for the node it is meant for, where this one does not know its master yet. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** How the names begin that the platform's own parts use. */
    String PLATFORM = "universe.";

    /** How many events and requests are held back at a time. */
    int MAX_HELD_BACK = 10_000;

    /** The failure code of a request whose listener threw. */
    int LISTENER_FAILED = 500;

    /**
     * Calls the listener for every event and request of this name, from now on. On the Vert.x context from which it is registered, or on one of its own where there is none; in order. Where that
     * is the context of a verticle, the listener goes with the verticle. A listener that throws is logged and hurts no other.
     *
     * @throws IllegalArgumentException where the name is empty
     */
    Emitter on(String name, Consumer<EmittedEvent> listener);

    /** The same for the first one only, exactly once, however many come at the same time. */
    Emitter once(String name, Consumer<EmittedEvent> listener);

    /** Does not call the listener any more, nor, where this is called on the listener's context, for what has arrived already. One registration goes at a time, the latest first; without effect where there is none. */
    Emitter removeListener(String name, Consumer<EmittedEvent> listener);

    /** The same for all listeners of this name. */
    Emitter removeAllListeners(String name);

    /** The same for all listeners of this node, but for those of the platform, whose names begin with {@value #PLATFORM}. */
    Emitter removeAllListeners();

    /**
     * Emits to whom it usually concerns: from the master to itself and every other node, from a worker to itself and the master.
     *
     * @return succeeds when the event was handed over for every node, whether anybody listens there or not. Fails, and nothing was sent, with a {@link io.vertx.core.eventbus.ReplyException} of
     *     the type {@code NO_HANDLERS} where no node answers to a target, and with an IllegalArgumentException. Fails with an IllegalStateException where it could not be handed over to one of them, which
     *     has just gone: the others have it then; and where this node itself leaves
     */
    Future<Void> emit(String name, @Nullable Object... arguments);

    /** Those who hear what is emitted next: all that answer to one of the targets, when it is emitted. */
    Audience to(Object... targets);

    /** Whom an event is for. */
    interface Audience {

        /** As {@link Emitter#emit}; fails without targets. A context that has no node at the moment is unknown. */
        Future<Void> emit(String name, @Nullable Object... arguments);
    }

    /** Asks as below, and waits {@link #DEFAULT_TIMEOUT}. */
    <T> Future<T> request(Object target, String name, @Nullable Object... arguments);

    /**
     * Asks one node. The first reply of a listener counts, later ones are ignored.
     *
     * @param target has to be met by one node; while a worker is being replaced, its name stands for the new one
     * @param timeout counted from when the request is sent
     * @return the value of the reply. Fails with a {@link io.vertx.core.eventbus.ReplyException}: {@code NO_HANDLERS}, at once, where no node answers to the target or nobody listens there;
     *     {@code RECIPIENT_FAILURE}, at once, where the listener failed it, with its code, or threw, with {@link #LISTENER_FAILED}; {@code TIMEOUT}. Fails with an IllegalArgumentException where
     *     several nodes answer to the target
     */
    <T> Future<T> request(Object target, Duration timeout, String name, @Nullable Object... arguments);
}
