package io.universe.cache.entry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an entry is written down: a head of fixed length, the claim if there is one, the value. Versions of the platform that stand side by side read each other's, so a new form gets a new number. */
public final class EntryForm {

    private static final byte FORM = 1;
    private static final int HEAD = 1 + 1 + 1 + Long.BYTES + Long.BYTES;

    private EntryForm() {}

    /** The entry as bytes. */
    public static byte[] write(Entry entry) {
        byte[] claim = entry.claim() == null ? new byte[0] : claim(entry.claim());
        return ByteBuffer.allocate(HEAD + claim.length + entry.value().length)
                .put(FORM)
                .put(entry.kind().code())
                .put((byte) (entry.claim() == null ? 0 : 1))
                .putLong(entry.version())
                .putLong(entry.until())
                .put(claim)
                .put(entry.value())
                .array();
    }

    /** The entry that these bytes are; {@link Entry#UNTOUCHED} for null. Throws IllegalArgumentException for a form that is not known. */
    public static Entry read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Entry.UNTOUCHED;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalArgumentException("an entry of the form " + form + " is not known to this version");
        }
        Kind kind = Kind.of(in.get());
        boolean isClaimed = in.get() != 0;
        long version = in.getLong();
        long until = in.getLong();
        Claim claim = isClaimed ? claim(in) : null;
        byte[] value = new byte[in.remaining()];
        in.get(value);
        return new Entry(kind, version, until, claim, value);
    }

    /** The version of the entry that these bytes are, without looking at the rest. */
    public static long versionOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(1 + 1 + 1);
    }

    /**
     * What can be told of an entry without reading its value.
     *
     * @param isClaimed whether somebody loads it, or has not said that it does not any more
     */
    public record Head(Kind kind, boolean isClaimed, long version, long until) {}

    /** The head of the entry that begins at this offset. Throws IllegalArgumentException for a form that is not known. */
    public static Head headOf(byte[] bytes, int offset) {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, HEAD);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalArgumentException("an entry of the form " + form + " is not known to this version");
        }
        return new Head(Kind.of(in.get()), in.get() != 0, in.getLong(), in.getLong());
    }

    private static byte[] claim(Claim claim) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, claim.token());
            text(out, claim.owner());
            out.writeLong(claim.until());
            out.writeInt(claim.waiters().size());
            for (String waiter : claim.waiters()) {
                text(out, waiter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Claim claim(ByteBuffer in) {
        String token = text(in);
        String owner = text(in);
        long until = in.getLong();
        int count = in.getInt();
        Set<String> waiters = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            waiters.add(text(in));
        }
        return new Claim(token, owner, until, waiters);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
