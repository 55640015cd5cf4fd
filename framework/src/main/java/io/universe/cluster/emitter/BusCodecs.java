package io.universe.cluster.emitter;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.impl.CodecManager;
import io.vertx.core.eventbus.impl.EventBusImpl;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of an event bus: those that every bus has, and those that the application registered. Safe from any thread.
 *
 * <p>Vert.x gives no look-up of codecs, but tells of each message which one it would travel by; so a message is made for the question, and not sent.
 */
final class BusCodecs {

    private static final int BIG_DECIMAL = 100;
    private static final int BIG_INTEGER = 101;

    private static final Map<Byte, MessageCodec<?, ?>> SYSTEM = Stream.<MessageCodec<?, ?>>of(
                    CodecManager.NULL_MESSAGE_CODEC,
                    CodecManager.STRING_MESSAGE_CODEC,
                    CodecManager.BUFFER_MESSAGE_CODEC,
                    CodecManager.JSON_OBJECT_MESSAGE_CODEC,
                    CodecManager.JSON_ARRAY_MESSAGE_CODEC,
                    CodecManager.BYTE_ARRAY_MESSAGE_CODEC,
                    CodecManager.INT_MESSAGE_CODEC,
                    CodecManager.LONG_MESSAGE_CODEC,
                    CodecManager.FLOAT_MESSAGE_CODEC,
                    CodecManager.DOUBLE_MESSAGE_CODEC,
                    CodecManager.BOOLEAN_MESSAGE_CODEC,
                    CodecManager.SHORT_MESSAGE_CODEC,
                    CodecManager.CHAR_MESSAGE_CODEC,
                    CodecManager.BYTE_MESSAGE_CODEC,
                    new NumberCodec<>(BIG_DECIMAL, BigDecimal::new),
                    new NumberCodec<>(BIG_INTEGER, BigInteger::new))
            .collect(Collectors.toUnmodifiableMap(MessageCodec::systemCodecID, Function.identity()));

    private final EventBusImpl bus;

    /** Throws IllegalStateException where it is not Vert.x's own event bus. */
    BusCodecs(EventBus bus) {
        if (!(bus instanceof EventBusImpl own)) {
            throw new IllegalStateException("the codecs of %s cannot be looked up".formatted(bus.getClass()));
        }
        this.bus = own;
    }

    /** That of the value's class; null where there is none but Java's serialization. */
    @Nullable
    MessageCodec<?, ?> forValue(@Nullable Object value) {
        if (value instanceof BigDecimal) {
            return SYSTEM.get((byte) BIG_DECIMAL);
        } else if (value instanceof BigInteger) {
            return SYSTEM.get((byte) BIG_INTEGER);
        }
        MessageCodec<?, ?> codec = lookUp(value, null);
        boolean isUsable = codec != null && (codec.systemCodecID() == -1 || SYSTEM.containsValue(codec));
        return isUsable ? codec : null;
    }

    /** That which a packed value was written by; null where it is not known here. */
    @Nullable
    MessageCodec<?, ?> of(PackedValue value) {
        return value.systemCodec() == -1 ? lookUp("", value.codec()) : SYSTEM.get(value.systemCodec());
    }

    private @Nullable MessageCodec<?, ?> lookUp(@Nullable Object value, @Nullable String name) {
        try {
            return codecOf(value, name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    @SuppressWarnings("NullAway") // Vert.x takes null for no headers, no body and no name
    private MessageCodec<?, ?> codecOf(@Nullable Object value, @Nullable String name) {
        return bus.createMessage(true, false, "", null, value, name).codec();
    }
}
