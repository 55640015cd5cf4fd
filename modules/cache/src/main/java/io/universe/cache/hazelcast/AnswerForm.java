package io.universe.cache.hazelcast;

import io.universe.cache.entry.Claim;
import io.universe.cache.entry.Entry;
import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Reply;
import io.universe.cache.entry.Reply.Outcome;
import io.universe.cache.hazelcast.Answer.Applied;
import io.universe.cache.hazelcast.Answer.Full;
import io.universe.cache.hazelcast.Answer.NotUnderstood;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How an answer is written down: the form, which answer, its fields. The claim of a reply is written as an entry that has nothing else. */
final class AnswerForm {

    private static final byte FORM = 1;
    private static final byte APPLIED = 0;
    private static final byte FULL = 1;
    private static final byte NOT_UNDERSTOOD = 2;
    private static final int HEAD = 2;
    private static final byte[] NOTHING = {};

    private AnswerForm() {}

    static byte[] write(Answer answer) {
        if (answer instanceof Applied applied) {
            return write(applied.reply());
        } else if (answer instanceof Full full) {
            return started(FULL, Long.BYTES).putLong(full.maxBytes()).array();
        }
        byte[] why = ((NotUnderstood) answer).why().getBytes(StandardCharsets.UTF_8);
        return started(NOT_UNDERSTOOD, why.length).put(why).array();
    }

    private static byte[] write(Reply reply) {
        byte[] claim = bytes(reply.claim());
        byte[] entry = reply.entry() == null ? NOTHING : EntryForm.write(reply.entry());
        return started(APPLIED, 1 + Long.BYTES + Long.BYTES + Integer.BYTES + claim.length + entry.length)
                .put(reply.outcome().code())
                .putLong(reply.version())
                .putLong(reply.leaseMillis())
                .putInt(claim.length)
                .put(claim)
                .put(entry)
                .array();
    }

    private static byte[] bytes(@Nullable Claim claim) {
        return claim == null ? NOTHING : EntryForm.write(new Entry(Kind.NONE, 0, 0, claim, NOTHING));
    }

    /** The answer that these bytes are. Throws IllegalArgumentException for one that is not known. */
    static Answer read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        byte kind = in.get();
        if (form != FORM || kind < APPLIED || kind > NOT_UNDERSTOOD) {
            throw new IllegalArgumentException(
                    "an answer of the form " + form + "." + kind + " is not known to this version");
        }
        return switch (kind) {
            case APPLIED -> new Applied(reply(in));
            case FULL -> new Full(in.getLong());
            default -> new NotUnderstood(new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.UTF_8));
        };
    }

    private static Reply reply(ByteBuffer in) {
        Outcome outcome = Outcome.of(in.get());
        long version = in.getLong();
        long leaseMillis = in.getLong();
        byte[] claim = new byte[in.getInt()];
        in.get(claim);
        byte[] entry = new byte[in.remaining()];
        in.get(entry);
        return new Reply(
                outcome,
                version,
                entry.length == 0 ? null : EntryForm.read(entry),
                claim.length == 0 ? null : EntryForm.read(claim).claim(),
                leaseMillis);
    }

    private static ByteBuffer started(byte kind, int size) {
        return ByteBuffer.allocate(HEAD + size).put(FORM).put(kind);
    }
}
