package io.universe.cluster.emitter;

import io.vertx.core.buffer.Buffer;

/**
 * A value as it travels: written by a codec, and not touched again.
 *
 * @param systemCodec the number of a codec that every node has; −1 for one of the application's own
 * @param codec the name of the application's codec; empty otherwise
 */
record PackedValue(byte systemCodec, String codec, Buffer bytes) {

    void writeTo(Buffer wire) {
        wire.appendByte(systemCodec);
        WireReader.appendText(wire, codec);
        wire.appendInt(bytes.length()).appendBuffer(bytes);
    }

    static PackedValue readFrom(WireReader wire) {
        return new PackedValue(wire.nextByte(), wire.nextText(), Buffer.buffer(wire.nextBytes()));
    }
}
