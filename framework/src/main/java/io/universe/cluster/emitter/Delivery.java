package io.universe.cluster.emitter;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Node;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event on its way to the listeners of this node; each gets its own copy, on its own context. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Envelope envelope;
    private final Answer answer;
    private final ValuePacker packer;
    private final Supplier<Node> self;

    Delivery(Envelope envelope, Answer answer, ValuePacker packer, Supplier<Node> self) {
        this.envelope = envelope;
        this.answer = answer;
        this.packer = packer;
        this.self = self;
    }

    /** A request that no listener gets fails. */
    void to(List<Registration> listeners) {
        if (listeners.isEmpty()) {
            answer.nobodyListens(self.get().worker());
        }
        AtomicInteger left = new AtomicInteger(listeners.size());
        for (Registration listener : listeners) {
            listener.call(this::call, () -> {
                if (left.decrementAndGet() == 0) {
                    answer.nobodyListens(self.get().worker());
                }
            });
        }
    }

    private void call(Consumer<EmittedEvent> listener) {
        try {
            Arguments arguments = new Arguments(envelope.name(), packer.unpackAll(envelope.values()));
            listener.accept(new ReceivedEvent(envelope, arguments, answer, packer, self));
        } catch (Throwable failure) { // a missing class of one listener must not keep the event from the others
            LOG.error(
                    "a listener failed on '{}' from {}",
                    envelope.name(),
                    envelope.sender().worker(),
                    failure);
            answer.failed("a listener of '%s' at %s failed: %s"
                    .formatted(envelope.name(), self.get().worker(), failure));
        }
    }
}
