package io.universe.cache.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How MVStore writes keys: as its own strings, but with the checks of {@link RecordType}. */
final class KeyType extends BasicDataType<String> {

    static final KeyType INSTANCE = new KeyType();

    private KeyType() {}

    @Override
    public int compare(String one, String two) {
        return one.compareTo(two);
    }

    @Override
    public int getMemory(String key) {
        return StringDataType.INSTANCE.getMemory(key);
    }

    @Override
    public void write(WriteBuffer out, String key) {
        StringDataType.INSTANCE.write(out, key);
    }

    @Override
    public String read(ByteBuffer in) {
        return DataUtils.readString(in, PageLimits.checkedLength(DataUtils.readVarInt(in), in));
    }

    @Override
    public String[] createStorage(int size) {
        return new String[PageLimits.checkedCount(size)];
    }
}
