package io.universe.cluster.emitter;

import io.universe.cluster.Emitter;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one answer to what came from another node, whoever gives it first. To an event, which waits for none, nothing is said. Safe from any thread. */
final class Answer {

    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
    private static final DeliveryOptions AS_ENVELOPE = new DeliveryOptions().setCodecName(EnvelopeCodec.NAME);

    private final Message<Envelope> message;
    private final boolean isAwaited;
    private final AtomicBoolean isGiven = new AtomicBoolean();

    Answer(Message<Envelope> message) {
        this.message = message;
        this.isAwaited = message.replyAddress() != null;
    }

    boolean isAwaited() {
        return isAwaited;
    }

    void give(Envelope reply) {
        if (isFirst("reply")) {
            message.reply(reply, AS_ENVELOPE);
        }
    }

    void fail(int code, String text) {
        if (isFirst("failure")) {
            message.fail(code, text);
        }
    }

    /** The listener could not be called, or threw. */
    void failed(String text) {
        fail(Emitter.LISTENER_FAILED, text);
    }

    void nobodyListens(String worker) {
        if (isFirst("failure")) {
            String text =
                    "nobody listens for '%s' at %s".formatted(message.body().name(), worker);
            message.reply(new ReplyException(ReplyFailure.NO_HANDLERS, -1, text));
        }
    }

    private boolean isFirst(String what) {
        if (!isAwaited) {
            return false;
        }
        boolean isFirst = isGiven.compareAndSet(false, true);
        if (!isFirst) {
            LOG.debug(
                    "a further {} to the request '{}' is ignored",
                    what,
                    message.body().name());
        }
        return isFirst;
    }
}
