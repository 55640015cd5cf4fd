package io.universe.cluster.emitter;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values down, and reads them: what comes out shares nothing with what went in. Safe from any thread. */
final class ValuePacker {

    private static final String REMEDY = "use JSON values, Buffer or byte[],"
            + " or register a codec for the class on the event bus of both nodes with registerDefaultCodec";

    private final BusCodecs codecs;

    ValuePacker(BusCodecs codecs) {
        this.codecs = codecs;
    }

    /** Throws IllegalArgumentException that names the argument and its class where there is no codec, or it fails. */
    List<PackedValue> packAll(String name, @Nullable Object @Nullable [] arguments) {
        @Nullable Object[] all = arguments == null ? new Object[] {null} : arguments;
        List<PackedValue> packed = new ArrayList<>(all.length);
        for (int i = 0; i < all.length; i++) {
            packed.add(pack("argument %d of '%s'".formatted(i, name), all[i]));
        }
        return packed;
    }

    /** The same for one value, which the message calls as it is called here. */
    PackedValue pack(String what, @Nullable Object value) {
        Object json = asJson(value);
        MessageCodec<?, ?> codec = codecs.forValue(json);
        if (codec == null) {
            throw new IllegalArgumentException(
                    "%s is a %s, which cannot be sent: %s".formatted(what, className(value), REMEDY));
        }
        try {
            return new PackedValue(codec.systemCodecID(), nameOf(codec), written(codec, json));
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException(
                    "%s is a %s that cannot be written: %s".formatted(what, className(value), failure), failure);
        }
    }

    /** Throws IllegalArgumentException where a codec is not known here, or fails. */
    List<@Nullable Object> unpackAll(List<PackedValue> packed) {
        List<@Nullable Object> values = new ArrayList<>(packed.size());
        packed.forEach(value -> values.add(unpack(value)));
        return Collections.unmodifiableList(values);
    }

    @Nullable
    Object unpack(PackedValue value) {
        MessageCodec<?, ?> codec = codecs.of(value);
        if (codec == null) {
            throw new IllegalArgumentException("no codec '%s' is registered on the event bus of this node"
                    .formatted(value.systemCodec() == -1 ? value.codec() : value.systemCodec()));
        }
        return codec.decodeFromWire(0, value.bytes().copy());
    }

    @SuppressWarnings("unchecked")
    private static Buffer written(MessageCodec<?, ?> codec, @Nullable Object value) {
        Buffer buffer = Buffer.buffer();
        ((MessageCodec<@Nullable Object, Object>) codec).encodeToWire(buffer, value);
        return buffer;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object asJson(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject((Map<String, Object>) map);
        }
        return value instanceof List<?> list ? new JsonArray(list) : value;
    }

    private static String nameOf(MessageCodec<?, ?> codec) {
        return codec.systemCodecID() == -1 ? codec.name() : "";
    }

    private static String className(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
