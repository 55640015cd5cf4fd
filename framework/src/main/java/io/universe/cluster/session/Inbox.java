package io.universe.cluster.session;

import io.universe.cluster.emitter.Envelope;
import io.universe.cluster.emitter.LiveEmitter;
import io.universe.cluster.membership.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node hears others: what nodes say to each other, and what their emitters do. One address for both: whenever a member is lost, those that stay look at each registration. The session's loop
 * owns it.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Greeter greeter;
    private final LiveEmitter emitter;

    Inbox(Greeter greeter, LiveEmitter emitter) {
        this.greeter = greeter;
        this.emitter = emitter;
    }

    /** Begins to listen; completes when other nodes can reach this one. */
    Future<Void> open(SessionLoop loop, String uuid) {
        Promise<Void> registered = loop.promise();
        loop.run(() -> {
            MessageConsumer<Object> consumer = loop.vertx().eventBus().consumer(NodeMessage.address(uuid));
            consumer.handler(this::onMessage);
            consumer.completion().onComplete(registered);
            greeter.look();
        });
        return registered.future();
    }

    @SuppressWarnings("unchecked")
    private void onMessage(Message<?> message) {
        Object body;
        try {
            body = message.body();
        } catch (RuntimeException unreadable) { // as of a node of another version
            LOG.warn("refused a message between nodes that cannot be read: {}", unreadable.toString());
            message.fail(Refusal.MALFORMED.code(), Refusal.MALFORMED.name());
            return;
        }
        if (body instanceof Envelope) {
            emitter.onMessage((Message<Envelope>) message);
        } else {
            greeter.onMessage((Message<JsonObject>) message);
        }
    }
}
