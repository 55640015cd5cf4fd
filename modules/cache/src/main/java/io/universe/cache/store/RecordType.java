package io.universe.cache.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How MVStore writes the bytes of a record. It reads no length that the page cannot hold: what a damaged page says must not become a huge array, since processes end when they run out of memory. */
final class RecordType extends BasicDataType<byte[]> {

    static final RecordType INSTANCE = new RecordType();

    private RecordType() {}

    @Override
    public int getMemory(byte[] bytes) {
        return 24 + bytes.length;
    }

    @Override
    public void write(WriteBuffer out, byte[] bytes) {
        out.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        byte[] bytes = new byte[PageLimits.checkedLength(DataUtils.readVarInt(in), in)];
        in.get(bytes);
        return bytes;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[PageLimits.checkedCount(size)][];
    }
}
