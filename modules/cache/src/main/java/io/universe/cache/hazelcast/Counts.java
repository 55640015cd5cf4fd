package io.universe.cache.hazelcast;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a data member has counted, as it tells others.
 *
 * @param nowMillis by its clock
 * @param namespaces the ones of which it has anything
 */
record Counts(long nowMillis, Map<String, OfNamespace> namespaces) {

    /** How many slices are told: who asks may miss some answers. */
    static final int SLICES = 10;

    /** After the end of a slice, until nothing is published in it any more. */
    private static final long SETTLED_MILLIS = 1_000;

    private static final byte FORM = 1;

    /**
     * Of one namespace.
     *
     * @param values that the member owns
     * @param published changes in each of the last slices, the oldest first
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record OfNamespace(long values, long[] published) {}

    private static final OfNamespace NOTHING = new OfNamespace(0, new long[SLICES]);

    /** Takes them from what a member knows, which forgets what is told no more. */
    static Counts of(Premises premises, long nowMillis) {
        long oldest = lastSlice(nowMillis) - SLICES + 1;
        Map<String, OfNamespace> namespaces = new HashMap<>();
        premises.forEachNamespace((name, values) -> {
            Tally tally = premises.holding(name).published;
            tally.forgetBefore(oldest);
            long[] published = new long[SLICES];
            for (int i = 0; i < SLICES; i++) {
                published[i] = tally.in(oldest + i);
            }
            namespaces.put(name, new OfNamespace(values, published));
        });
        return new Counts(nowMillis, namespaces);
    }

    /** The last slice that is over. */
    long lastSlice() {
        return lastSlice(nowMillis);
    }

    long firstSlice() {
        return lastSlice() - SLICES + 1;
    }

    OfNamespace of(String namespace) {
        return namespaces.getOrDefault(namespace, NOTHING);
    }

    /** The values that the member owns, by namespace. */
    Map<String, Long> values() {
        Map<String, Long> values = new HashMap<>();
        namespaces.forEach((name, of) -> values.put(name, of.values()));
        return values;
    }

    private static long lastSlice(long nowMillis) {
        return Tally.slice(nowMillis - SETTLED_MILLIS) - 1;
    }

    byte[] write() {
        Buffer out = Buffer.buffer().appendByte(FORM).appendLong(nowMillis).appendInt(namespaces.size());
        namespaces.forEach((namespace, of) -> {
            byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
            out.appendInt(name.length).appendBytes(name).appendLong(of.values());
            for (long published : of.published()) {
                out.appendLong(published);
            }
        });
        return out.getBytes();
    }

    /** The counts that these bytes are. Throws IllegalArgumentException for a form that is not known. */
    static Counts read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalArgumentException("counts of the form " + form + " are not known to this version");
        }
        long nowMillis = in.getLong();
        int count = in.getInt();
        Map<String, OfNamespace> namespaces = new HashMap<>();
        for (int i = 0; i < count; i++) {
            byte[] name = new byte[in.getInt()];
            in.get(name);
            namespaces.put(new String(name, StandardCharsets.UTF_8), ofNamespace(in));
        }
        return new Counts(nowMillis, namespaces);
    }

    private static OfNamespace ofNamespace(ByteBuffer in) {
        long values = in.getLong();
        long[] published = new long[SLICES];
        for (int i = 0; i < SLICES; i++) {
            published[i] = in.getLong();
        }
        return new OfNamespace(values, published);
    }
}
