package io.universe.cache.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has a member that holds a copy keep what its owner has made of the entry. The rules are not applied again: another clock and another version could come to something else. */
final class KeepBytes
        implements EntryProcessor<String, byte[], Object>, IdentifiedDataSerializable, HazelcastInstanceAware {

    private byte @Nullable [] bytes;
    private long lifeMillis;
    private transient @Nullable Premises premises;

    /** To be read. */
    KeepBytes() {}

    /** Null removes the entry. */
    KeepBytes(byte @Nullable [] bytes, long lifeMillis) {
        this.bytes = bytes;
        this.lifeMillis = lifeMillis;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        premises = Premises.of(instance);
    }

    @Override
    public @Nullable Object process(Map.Entry<String, byte[]> entry) {
        byte[] old = bytes == null
                ? Maps.removed(entry)
                : ((ExtendedMapEntry<String, byte[]>) entry).setValue(bytes, lifeMillis, TimeUnit.MILLISECONDS);
        if (premises != null) {
            premises.taken(Maps.growth(entry.getKey(), old, bytes));
        }
        return null;
    }

    @Override
    public @Nullable EntryProcessor<String, byte[], Object> getBackupProcessor() {
        return null;
    }

    @Override
    public int getFactoryId() {
        return CacheSerialization.FACTORY;
    }

    @Override
    public int getClassId() {
        return CacheSerialization.KEEP_BYTES;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(bytes);
        out.writeLong(lifeMillis);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        bytes = in.readByteArray();
        lifeMillis = in.readLong();
    }
}
