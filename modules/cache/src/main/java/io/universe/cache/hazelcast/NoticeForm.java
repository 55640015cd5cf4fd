package io.universe.cache.hazelcast;

import io.universe.cache.entry.Kind;
import io.universe.cache.port.Notice;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** How a notice is written down. */
final class NoticeForm {

    private static final byte FORM = 1;
    private static final int HEAD = 2 + Long.BYTES;

    private NoticeForm() {}

    static Buffer write(Notice notice) {
        Buffer out = Buffer.buffer()
                .appendByte(FORM)
                .appendByte(notice.kind().code())
                .appendLong(notice.version());
        append(out, notice.namespace());
        append(out, notice.key());
        append(out, notice.token());
        return out.appendBytes(notice.result());
    }

    private static void append(Buffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.appendInt(bytes.length).appendBytes(bytes);
    }

    /** The notice that these bytes are. Throws IllegalArgumentException for one that is not known. */
    static Notice read(Buffer in) {
        byte form = in.getByte(0);
        if (form != FORM) {
            throw new IllegalArgumentException("a notice of the form " + form + " is not known to this version");
        }
        Kind kind = Kind.of(in.getByte(1));
        Reading reading = new Reading(in, HEAD);
        String namespace = reading.text();
        String key = reading.text();
        String token = reading.text();
        return new Notice(namespace, key, token, kind, in.getLong(2), in.getBytes(reading.position, in.length()));
    }

    private static final class Reading {

        private final Buffer in;
        private int position;

        Reading(Buffer in, int position) {
            this.in = in;
            this.position = position;
        }

        String text() {
            int start = position + Integer.BYTES;
            position = start + in.getInt(position);
            return in.getString(start, position);
        }
    }
}
