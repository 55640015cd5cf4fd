package io.universe.cluster.emitter;

import io.universe.cluster.EmittedEvent;
import io.universe.cluster.Node;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An event in the hands of one listener. */
record ReceivedEvent(Envelope envelope, Arguments values, Answer answer, ValuePacker packer, Supplier<Node> self)
        implements EmittedEvent {

    @Override
    public String name() {
        return envelope.name();
    }

    @Override
    public Node sender() {
        return envelope.sender();
    }

    @Override
    public List<@Nullable Object> arguments() {
        return values.values();
    }

    @Override
    public <T> @Nullable T argument(int index, Class<T> type) {
        return values.as(index, type);
    }

    @Override
    public boolean isRequest() {
        return answer.isAwaited();
    }

    @Override
    public void reply(@Nullable Object value) {
        if (answer.isAwaited()) {
            answer.give(new Envelope(name(), self.get(), List.of(packed(value))));
        }
    }

    private PackedValue packed(@Nullable Object value) {
        try {
            return packer.pack("the reply to '%s'".formatted(name()), value);
        } catch (IllegalArgumentException refused) {
            answer.failed(String.valueOf(refused.getMessage()));
            throw refused;
        }
    }

    @Override
    public void fail(int code, String message) {
        answer.fail(code, message);
    }

    /** As it stands in a log; arguments may be secret. */
    @Override
    public String toString() {
        return "'%s' from %s".formatted(name(), sender().worker());
    }
}
