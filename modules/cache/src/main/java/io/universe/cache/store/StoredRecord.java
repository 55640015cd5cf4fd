package io.universe.cache.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An entry as it lies in the file. It begins with a mark and carries its key, its version and a checksum: MVStore has no checksum over what is in its pages, and a record that
 * can be told from other bytes is found even where nothing leads to it any more.
 */
final class StoredRecord {

    /** What it begins with. */
    static final int MARK = 0xD5_5E_1C_0D;

    /** Mark, checksum, version, length of the key, length of the value. */
    static final int HEADER = 4 + 4 + 8 + 4 + 4;

    private static final int CHECKED_FROM = 8;
    private static final int VERSION_AT = 8;
    private static final int KEY_LENGTH_AT = 16;
    private static final int VALUE_LENGTH_AT = 20;

    private final String key;
    private final long version;
    private final byte[] value;

    private StoredRecord(String key, long version, byte[] value) {
        this.key = key;
        this.version = version;
        this.value = value;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    byte[] value() {
        return value;
    }

    static byte[] bytes(String key, long version, byte[] value) {
        ByteBuffer keyBytes = utf8(key);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + keyBytes.remaining() + value.length);
        bytes.putInt(MARK)
                .putInt(0)
                .putLong(version)
                .putInt(keyBytes.remaining())
                .putInt(value.length);
        bytes.put(keyBytes).put(value);
        return bytes.putInt(4, checksum(bytes.array())).array();
    }

    private static ByteBuffer utf8(String key) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A key is well-formed Unicode, not " + key, e);
        }
    }

    /** The record in these bytes, if they are one, whole. */
    static Optional<StoredRecord> of(byte[] bytes) {
        if (length(bytes) != bytes.length || ByteBuffer.wrap(bytes).getInt(4) != checksum(bytes)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int keyLength = in.getInt(KEY_LENGTH_AT);
        String key = new String(bytes, HEADER, keyLength, StandardCharsets.UTF_8);
        byte[] value = new byte[in.getInt(VALUE_LENGTH_AT)];
        in.position(HEADER + keyLength).get(value);
        return Optional.of(new StoredRecord(key, in.getLong(VERSION_AT), value));
    }

    /** How long the record is that begins with these bytes; -1 where none does. */
    static long length(byte[] begin) {
        ByteBuffer in = ByteBuffer.wrap(begin);
        if (begin.length < HEADER
                || in.getInt(0) != MARK
                || in.getInt(KEY_LENGTH_AT) < 0
                || in.getInt(VALUE_LENGTH_AT) < 0) {
            return -1;
        }
        return HEADER + (long) in.getInt(KEY_LENGTH_AT) + in.getInt(VALUE_LENGTH_AT);
    }

    /** The version in the bytes of a record. */
    static long version(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong(VERSION_AT);
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
        return (int) checksum.getValue();
    }
}
