package io.universe.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How values of a type are written down. Both methods may be called on any thread, and give a copy: what is done to a value afterwards changes nothing in the cache. */
public interface ValueCodec<V> {

    /** Null, Boolean, Integer, Long, Double and the other numbers, String, JsonObject, JsonArray, Buffer; Map and List come back as JsonObject and JsonArray. */
    @SuppressWarnings("ClassInitializationDeadlock") // nobody else can be the first to use that class
    ValueCodec<Object> ANY = new AnyValueCodec();

    /** Throws IllegalArgumentException, which names the class, for what it does not know; who set the value gets that with the names of cache and key. */
    Buffer encode(@Nullable V value);

    /** Throws IllegalArgumentException where that is none of its values; who reads gets a {@link CacheException} of the reason UNREADABLE. */
    @Nullable
    V decode(Buffer bytes);

    /** Whether a value that was decoded may be given to many callers, because nobody can change it: then a near cache need not decode it each time. False where that is not known. */
    default boolean isShareable(@Nullable V value) {
        return false;
    }

    /** For a record, or any other class, by way of JSON; null is a value too. */
    static <V> ValueCodec<V> json(Function<V, JsonObject> writer, Function<JsonObject, V> reader) {
        return new JsonValueCodec<>(writer, reader);
    }
}
