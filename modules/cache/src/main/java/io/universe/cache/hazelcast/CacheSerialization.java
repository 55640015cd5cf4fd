package io.universe.cache.hazelcast;

import com.hazelcast.internal.serialization.DataSerializerHook;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import org.jspecify.annotations.Nullable;

/** Which of the cache's classes a number on the wire stands for; numbers never change, and 1 to 3 are given to nobody again. Found by Hazelcast's ServiceLoader. */
public final class CacheSerialization implements DataSerializerHook {

    static final int FACTORY = 7_110;
    static final int FIX_OPTIONS = 4;
    static final int ASK_COUNTS = 5;
    static final int APPLY_OPERATION = 6;
    static final int KEEP_BYTES = 7;

    @Override
    public int getFactoryId() {
        return FACTORY;
    }

    @Override
    public DataSerializableFactory createFactory() {
        return CacheSerialization::create;
    }

    private static @Nullable IdentifiedDataSerializable create(int classId) {
        return switch (classId) {
            case FIX_OPTIONS -> new FixOptions();
            case ASK_COUNTS -> new AskCounts();
            case APPLY_OPERATION -> new ApplyOperation();
            case KEEP_BYTES -> new KeepBytes();
            default -> null; // Hazelcast says which one it does not know
        };
    }
}
