package io.universe.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects of one class as JSON; null as no bytes at all. */
record JsonValueCodec<V>(Function<V, JsonObject> writer, Function<JsonObject, V> reader) implements ValueCodec<V> {

    @Override
    public Buffer encode(@Nullable V value) {
        return value == null ? Buffer.buffer() : writer.apply(value).toBuffer();
    }

    @Override
    public @Nullable V decode(Buffer bytes) {
        return bytes.length() == 0 ? null : reader.apply(new JsonObject(bytes));
    }
}
