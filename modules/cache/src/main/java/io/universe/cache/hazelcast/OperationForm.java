package io.universe.cache.hazelcast;

import io.universe.cache.entry.EntryForm;
import io.universe.cache.entry.Kind;
import io.universe.cache.entry.Operation;
import io.universe.cache.entry.Operation.Begin;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.entry.Operation.Expire;
import io.universe.cache.entry.Operation.Forget;
import io.universe.cache.entry.Operation.Put;
import io.universe.cache.entry.Operation.Renew;
import io.universe.cache.entry.Operation.Restore;
import io.universe.cache.entry.Operation.Settle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How an operation is written down: the form, the code of the operation, its fields, with the longest one last. Versions of the platform that stand side by side read each other's; codes never change. */
final class OperationForm {

    private static final byte FORM = 1;
    private static final int HEAD = 2;
    private static final byte[] NOTHING = {};

    private OperationForm() {}

    static byte[] write(Operation operation) {
        if (operation instanceof Put put) {
            return started(1, 1 + Long.BYTES + put.value().length)
                    .put((byte) (put.leavesValue() ? 1 : 0))
                    .putLong(put.lifeMillis())
                    .put(put.value())
                    .array();
        } else if (operation instanceof Delete) {
            return started(2, 0).array();
        } else if (operation instanceof Begin begin) {
            return begin(bytes(begin.token()), bytes(begin.node()), begin.leaseMillis(), bytesOrNull(begin.gone()));
        } else if (operation instanceof Renew renew) {
            byte[] token = bytes(renew.token());
            ByteBuffer out = started(4, size(token) + Long.BYTES);
            return put(out, token).putLong(renew.leaseMillis()).array();
        } else if (operation instanceof Settle settle) {
            return settle(bytes(settle.token()), settle);
        } else if (operation instanceof Expire expire) {
            return started(6, Long.BYTES).putLong(expire.version()).array();
        } else if (operation instanceof Evict evict) {
            return started(7, Long.BYTES).putLong(evict.version()).array();
        } else if (operation instanceof Forget forget) {
            return started(9, Long.BYTES).putLong(forget.version()).array();
        }
        byte[] entry = EntryForm.write(((Restore) operation).entry());
        return started(8, entry.length).put(entry).array();
    }

    private static byte[] begin(byte[] token, byte[] node, long leaseMillis, byte @Nullable [] gone) {
        int size = size(token) + size(node) + Long.BYTES + 1 + (gone == null ? 0 : size(gone));
        ByteBuffer out = put(put(started(3, size), token), node);
        out.putLong(leaseMillis).put((byte) (gone == null ? 0 : 1));
        return (gone == null ? out : put(out, gone)).array();
    }

    private static byte[] settle(byte[] token, Settle settle) {
        ByteBuffer out = started(5, size(token) + 1 + Long.BYTES + settle.result().length);
        return put(out, token)
                .put(settle.kind().code())
                .putLong(settle.lifeMillis())
                .put(settle.result())
                .array();
    }

    /** The operation that these bytes are. Throws IllegalArgumentException, which says what is not known, for a form or an operation of another version. */
    static Operation read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte form = in.get();
        if (form != FORM) {
            throw new IllegalArgumentException("an operation of the form " + form + " is not known to this version");
        }
        byte code = in.get();
        return switch (code) {
            case 1 -> put(in);
            case 2 -> new Delete();
            case 3 -> new Begin(text(in), text(in), in.getLong(), in.get() == 0 ? null : text(in));
            case 4 -> new Renew(text(in), in.getLong());
            case 5 -> settle(in);
            case 6 -> new Expire(in.getLong());
            case 7 -> new Evict(in.getLong());
            case 8 -> new Restore(EntryForm.read(rest(in)));
            case 9 -> new Forget(in.getLong());
            default ->
                throw new IllegalArgumentException(
                        "an operation of the kind " + code + " is not known to this version");
        };
    }

    private static Put put(ByteBuffer in) {
        boolean leavesValue = in.get() != 0;
        long lifeMillis = in.getLong();
        return new Put(rest(in), lifeMillis, leavesValue);
    }

    private static Settle settle(ByteBuffer in) {
        String token = text(in);
        Kind kind = Kind.of(in.get());
        long lifeMillis = in.getLong();
        return new Settle(token, kind, rest(in), lifeMillis);
    }

    private static ByteBuffer started(int code, int size) {
        return ByteBuffer.allocate(HEAD + size).put(FORM).put((byte) code);
    }

    private static ByteBuffer put(ByteBuffer out, byte[] text) {
        return out.putInt(text.length).put(text);
    }

    private static int size(byte[] text) {
        return Integer.BYTES + text.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytesOrNull(@Nullable String text) {
        return text == null ? null : bytes(text);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] rest(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return NOTHING;
        }
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }
}
