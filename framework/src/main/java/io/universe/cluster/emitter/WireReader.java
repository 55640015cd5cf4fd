package io.universe.cluster.emitter;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** A place in a buffer that moves on with each thing read. Used by one thread; a buffer that ends too early throws IndexOutOfBoundsException. */
final class WireReader {

    private final Buffer buffer;
    private int position;

    WireReader(Buffer buffer, int position) {
        this.buffer = buffer;
        this.position = position;
    }

    byte nextByte() {
        return buffer.getByte(position++);
    }

    int nextInt() {
        int value = buffer.getInt(position);
        position += Integer.BYTES;
        return value;
    }

    /** Bytes with their number in front. */
    byte[] nextBytes() {
        int length = nextInt();
        byte[] bytes = buffer.getBytes(position, position + length);
        position += length;
        return bytes;
    }

    String nextText() {
        return new String(nextBytes(), StandardCharsets.UTF_8);
    }

    /** Writes what {@link #nextText} reads. */
    static void appendText(Buffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.appendInt(bytes.length).appendBytes(bytes);
    }
}
