package io.universe.cluster.emitter;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Emitter;
import io.universe.cluster.Node;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The emitter of one node. What is to be sent is written down on the caller's thread; the rest happens on the context of its owner, in the order of the calls. Safe from any thread. */
public final class LiveEmitter implements Emitter {

    private final ContextInternal context;
    private final Supplier<Node> self;
    private final Listeners listeners = new Listeners();
    private final ValuePacker packer;
    private final NodePost post;
    private final Outbox outbox;

    /**
     * It hears nothing by itself: what comes at its address is to be given to {@link #onMessage}.
     *
     * @param addressOf where on the event bus the node of a uuid is reached
     */
    public LiveEmitter(ContextInternal context, Supplier<Sight> sight, Function<String, String> addressOf) {
        this.context = context;
        this.self = () -> sight.get().self();
        BusCodecs codecs = new BusCodecs(context.owner().eventBus());
        this.packer = new ValuePacker(codecs);
        this.post = new NodePost(context.owner(), addressOf, self);
        this.outbox =
                new Outbox(sight, (wait, action) -> context.setTimer(Math.max(1, wait.toMillis()), id -> action.run()));
    }

    /** Makes an event bus one that envelopes can travel on; once for each. */
    public static void prepare(EventBus bus) {
        bus.registerCodec(new EnvelopeCodec());
    }

    /** An envelope came for this node. */
    public void onMessage(Message<Envelope> message) {
        Envelope envelope = message.body();
        new Delivery(envelope, new Answer(message), packer, self).to(listeners.take(envelope.name()));
    }

    /** Another node was announced. */
    public void onNodeJoined() {
        onContext(outbox::onNodeJoined);
    }

    /** This node was a standby, and has a slot now. */
    public void onSlotTaken() {
        onContext(outbox::onSlotTaken);
    }

    /** This node leaves. */
    public void close() {
        onContext(outbox::close);
    }

    @Override
    public Emitter on(String name, Consumer<EmittedEvent> listener) {
        return add(name, listener, false);
    }

    @Override
    public Emitter once(String name, Consumer<EmittedEvent> listener) {
        return add(name, listener, true);
    }

    private Emitter add(String name, Consumer<EmittedEvent> listener, boolean isOnce) {
        ContextInternal caller = vertx().getOrCreateContext().unwrap();
        listeners.add(new Registration(required(name), listener, isOnce, caller, listeners));
        return this;
    }

    @Override
    public Emitter removeListener(String name, Consumer<EmittedEvent> listener) {
        listeners.remove(name, listener);
        return this;
    }

    @Override
    public Emitter removeAllListeners(String name) {
        listeners.removeAll(name::equals);
        return this;
    }

    @Override
    public Emitter removeAllListeners() {
        listeners.removeAll(name -> !name.startsWith(PLATFORM));
        return this;
    }

    @Override
    public Future<Void> emit(String name, @Nullable Object... arguments) {
        return emit(() -> Targets.usual(self.get()), name, arguments);
    }

    @Override
    public Audience to(Object... targets) {
        return (name, arguments) -> emit(() -> Targets.of(targets), name, arguments);
    }

    private Future<Void> emit(Supplier<Targets> targets, String name, @Nullable Object... arguments) {
        return send(targets, PATIENCE, () -> {
            List<PackedValue> values = packer.packAll(required(name), arguments);
            return nodes -> post.tell(nodes, name, values);
        });
    }

    @Override
    public <T> Future<T> request(Object target, String name, @Nullable Object... arguments) {
        return request(target, DEFAULT_TIMEOUT, name, arguments);
    }

    @Override
    public <T> Future<T> request(Object target, Duration timeout, String name, @Nullable Object... arguments) {
        Duration patience = timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
        return this.<PackedValue>send(() -> Targets.of(target), patience, () -> {
                    List<PackedValue> values = packer.packAll(required(name), arguments);
                    return nodes -> post.ask(OneNode.of(target, nodes), timeout, name, values);
                })
                .map(this::<T>unpacked);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T unpacked(PackedValue reply) {
        return (T) packer.unpack(reply);
    }

    /** Sends what the parcel makes of the nodes, when they are known. What is wrong with the parcel or the targets fails the future. */
    private <T> Future<T> send(
            Supplier<Targets> targets, Duration patience, Supplier<Function<List<Node>, Future<T>>> parcel) {
        try {
            Function<List<Node>, Future<T>> sending = parcel.get();
            Promise<T> sent = vertx().getOrCreateContext().promise();
            Outgoing outgoing = new Outgoing(
                    targets.get(), patience, nodes -> attempt(sending, nodes).onComplete(sent), sent::fail);
            return onContext(() -> outbox.put(outgoing))
                    ? sent.future()
                    : Future.failedFuture(new IllegalStateException("this node has left"));
        } catch (IllegalArgumentException refused) {
            return Future.failedFuture(refused);
        }
    }

    private static <T> Future<T> attempt(Function<List<Node>, Future<T>> sending, List<Node> nodes) {
        try {
            return sending.apply(nodes);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }

    private static String required(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("the name of an event is empty");
        }
        return name;
    }

    private boolean onContext(Runnable action) {
        try {
            context.runOnContext(started -> action.run());
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private VertxInternal vertx() {
        return context.owner();
    }
}
